/** A part of the driver that it exports and its types leave out. */
declare module 'pg/lib/utils.js' {
  const utils: {
    /** A parameter as it is sent: text, bytes, or null. Throws for what cannot be written. */
    readonly prepareValue: (value: unknown) => string | Buffer | null;
  };
  export default utils;
}
