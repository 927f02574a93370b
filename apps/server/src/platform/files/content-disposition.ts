/** Content types that browsers may be told as given: none of them can run anything. Everything else is bytes. */
const SAFE_TYPES = new Set([
  'application/pdf',
  'application/zip',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
]);

/** The type a file is sent with. */
export function safeContentType(contentType: string): string {
  return SAFE_TYPES.has(contentType) ? contentType : 'application/octet-stream';
}

/**
 * `Content-Disposition` for a download under this name, in any script: the name in UTF-8 as RFC 8187 writes it, and beside it one of ASCII
 * for those who know RFC 2616 only (RFC 6266, appendix D).
 */
export function attachmentDisposition(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%/]/gu, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extValue(name)}`;
}

/** The characters that `ext-value` allows as they are (RFC 8187, 3.2.1) are fewer than encodeURIComponent leaves. */
function extValue(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const LONGEST_NAME = 200;
const NAMELESS = 'file';

/** A name for a file as somebody gave it: without a path, control characters or direction marks, which make one name look like another. */
export function fileName(given: string | null | undefined): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  if (clean === '') return NAMELESS;
  const characters = [...clean];
  if (characters.length <= LONGEST_NAME) return clean;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(clean)?.[0] ?? '';
  return characters.slice(0, LONGEST_NAME - extension.length).join('') + extension;
}
