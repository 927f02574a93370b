/** A text from outside as PostgreSQL can keep it, also within JSON: it has neither NUL nor half a character. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
