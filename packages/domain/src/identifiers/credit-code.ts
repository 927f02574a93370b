import { EMPTY, lengthProblem, significantCharacters, textOf, type IdentifierCheck } from './identifier-check.js';

/** GB 32100-2015: digits and capital letters without I, O, S, V and Z; a character's place is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** What is probably meant by a letter the code does not use. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5', V: 'U' };

/**
 * The Chinese Unified Social Credit Code (统一社会信用代码, GB 32100-2015): 18 characters, the third to eighth being the digits of the
 * registering region, the last one a check character modulo 31. Full-width and small letters are accepted. Value
 * `91330100799655058B`, formatted in groups: `91 330100 799655058 B`.
 */
export function checkCreditCode(input: string): IdentifierCheck {
  const typed = significantCharacters(input);
  if (typed.length === 0) return EMPTY;

  const wrong = typed.find(({ character }, index) =>
    index >= 2 && index <= 7 ? !/^\d$/.test(character) : !ALPHABET.includes(character),
  );
  if (wrong) {
    const inRegion = typed.indexOf(wrong) >= 2 && typed.indexOf(wrong) <= 7;
    const lookAlike = LOOKS_LIKE[wrong.character];
    const suggestion = inRegion && lookAlike === 'U' ? undefined : lookAlike;
    const allowed = inRegion ? 'digits' : 'digits-and-letters-without-iosvz';
    return { ok: false, reason: 'characters', detail: { ...wrong, allowed, ...(suggestion && { suggestion }) } };
  }
  const length = lengthProblem(typed.length, LENGTH);
  if (length) return length;

  const value = textOf(typed);
  const expected = checkCharacterOfCreditCode(value.slice(0, -1));
  const found = value.slice(-1);
  if (found !== expected) return { ok: false, reason: 'check-character', detail: { found, expected } };
  const formatted = [value.slice(0, 2), value.slice(2, 8), value.slice(8, 17), found].join(' ');
  return { ok: true, value, formatted, region: 'CN' };
}

/**
 * The check character that belongs to the first 17 characters of a Unified Social Credit Code: the weights are the powers of 3
 * modulo 31, and a remainder of 0 gives 0.
 *
 * @throws RangeError when it is not given 17 characters of the code's alphabet.
 */
export function checkCharacterOfCreditCode(first17: string): string {
  if (first17.length !== LENGTH - 1) throw new RangeError(`17 characters expected, not '${first17}'`);
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new RangeError(`'${character}' does not occur in a credit code`);
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * The check character of the organisation code (GB 11714) which a credit code carries as its characters 9 to 17: modulo 11, X for
 * ten. Not enforced by `checkCreditCode`; made-up codes look right with it.
 *
 * @throws RangeError when it is not given eight digits or letters.
 */
export function checkCharacterOfOrganisationCode(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8)) throw new RangeError(`Eight digits or letters expected, not '${first8}'`);
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first8].reduce(
    (total, character, index) => total + Number.parseInt(character, 36) * (weights[index] ?? 0),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** The six-digit code (GB/T 2260) of the region that registered the firm: characters 3 to 8 of its credit code. */
export function placeCodeOfCreditCode(creditCode: string): string | undefined {
  const code = textOf(significantCharacters(creditCode)).slice(2, 8);
  return /^\d{6}$/.test(code) ? code : undefined;
}
