import { createHmac, timingSafeEqual } from 'node:crypto';

/** The raw value of a cookie in a `Cookie` header, or undefined. The first one counts, as browsers order them. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  const start = `${name}=`;
  for (let from = 0; from < header.length;) {
    const semicolon = header.indexOf(';', from);
    const end = semicolon < 0 ? header.length : semicolon;
    while (header[from] === ' ') from += 1;
    if (header.startsWith(start, from)) return header.slice(from + start.length, end).trim();
    from = end + 1;
  }
  return undefined;
}

/**
 * The session's token in a signed cookie (`token.signature`, HMAC-SHA256 in base64, percent-encoded), or null when it was not
 * signed with this secret. A forged cookie costs no look-up.
 */
export function tokenOfCookie(value: string, secret: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(value);
  } catch {
    return null;
  }
  const dot = decoded.lastIndexOf('.');
  if (dot < 1) return null;
  const token = decoded.slice(0, dot);
  const given = Buffer.from(decoded.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}
