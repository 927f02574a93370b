/** Letters that no decomposition takes apart. */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * Latin text as it is compared: small letters without accents, words of letters and digits separated by one space. Apostrophes
 * vanish (`Lin'an` is `linan`), so do the dots of abbreviations (`N.V.` is `nv`); other signs separate words. Han characters and
 * other scripts are left out.
 */
export function foldLatin(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => SPECIAL[letter] ?? letter)
    .replaceAll(/['’‘`´ʼ]/g, '')
    .replaceAll(/(?<![a-z\d])(?:[a-z]\.)+[a-z]?(?![a-z\d])/g, (abbreviation) => abbreviation.replaceAll('.', ''))
    .replaceAll(/[^a-z\d]+/g, ' ')
    .trim();
}

/** The folded words of a text, none when it has no Latin letter or digit. */
export function foldedWords(text: string): readonly string[] {
  const folded = foldLatin(text);
  return folded === '' ? [] : folded.split(' ');
}
