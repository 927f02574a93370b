/** Marks a key of this kind; no word or name begins with it. */
const MARK = '~';
const SHORTEST = 3;
const LONGEST = 20;

/**
 * The word itself and the word with each one of its letters left out. Two words that differ by one letter (wrong, missing, doubled, or
 * two neighbours swapped) share at least one such key, whatever their length, which a similarity of trigrams does not promise for
 * short names.
 */
export function misspellingKeys(word: string): string[] {
  if (word.length < SHORTEST || word.length > LONGEST || /\d/.test(word)) return [];
  const shortened = [...word].map((_, index) => MARK + word.slice(0, index) + word.slice(index + 1));
  return [...new Set([MARK + word, ...shortened])];
}
