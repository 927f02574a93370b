/**
 * A mail that came in, as far as reports are read from it: what `simpleParser` of mailparser resolves with. Parse it with
 * `keepDeliveryStatus`, or the report is only found in the running text.
 */
export interface IncomingMail {
  /** By small letters; `content-type` structured. */
  readonly headers: ReadonlyMap<string, unknown>;
  readonly text?: string | undefined;
  readonly attachments: readonly { readonly contentType: string; readonly content: Uint8Array }[];
}
