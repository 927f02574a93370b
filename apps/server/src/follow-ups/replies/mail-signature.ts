import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds for which a signature is valid, either way: clocks differ. */
const VALID_SECONDS = 300;

/** The header that signs a mail: `t=<seconds since 1970>,v1=<hex of HMAC-SHA-256 over "<seconds>." and the mail>`. */
export const SIGNATURE_HEADER = 'brug-signature';

/** Whether the header signs these bytes with the secret, now. A signature of before is none, so that an old request cannot be sent again. */
export function isSigned(header: string | undefined, mail: Buffer, secret: string, nowSeconds: number): boolean {
  const [, seconds = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (given === '' || Math.abs(nowSeconds - Number(seconds)) > VALID_SECONDS) return false;
  const right = createHmac('sha256', secret).update(`${seconds}.`).update(mail).digest();
  return timingSafeEqual(right, Buffer.from(given, 'hex'));
}
