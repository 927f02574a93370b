import {
  EMPTY,
  lengthProblem,
  significantCharacters,
  textOf,
  type IdentifierCheck,
  type IdentifierRefusal,
  type TypedCharacter,
} from './identifier-check.js';

/** Digits of a KBO/BCE number: eight and two check digits. */
const LENGTH = 10;

/**
 * The Belgian enterprise number of the Crossroads Bank (KBO/BCE): ten digits that begin with 0 or 1, the last two being 97 minus
 * the remainder of the first eight by 97. Accepts `BE` in front, the usual separators and numbers of before 2005 without their 0.
 * Value `0473191041`, formatted `0473.191.041`.
 */
export function checkEnterpriseNumber(input: string): IdentifierCheck {
  const checked = checkDigits(input);
  return typeof checked === 'string' ? { ok: true, value: checked, formatted: dotted(checked), region: 'BE' } : checked;
}

/** A Belgian VAT number: `BE` (which may be left out) and an enterprise number. Value `BE0473191041`. */
export function checkBelgianVat(input: string): IdentifierCheck {
  const checked = checkDigits(input);
  return typeof checked === 'string'
    ? { ok: true, value: `BE${checked}`, formatted: `BE ${dotted(checked)}`, region: 'BE' }
    : checked;
}

/**
 * The two check digits that belong to the first eight of an enterprise number.
 *
 * @throws RangeError when it is not given eight digits.
 */
export function checkDigitsOfEnterpriseNumber(first8: string): string {
  if (!/^\d{8}$/.test(first8)) throw new RangeError(`Eight digits expected, not '${first8}'`);
  return String(97 - (Number(first8) % 97)).padStart(2, '0');
}

/** The ten digits, or what is wrong. */
function checkDigits(input: string): string | IdentifierRefusal {
  const typed = significantCharacters(input);
  if (typed.length === 0) return EMPTY;
  const unprefixed = withoutCountry(typed);
  if ('ok' in unprefixed) return unprefixed;

  const wrong = unprefixed.find(({ character }) => !/^\d$/.test(character));
  if (wrong) return { ok: false, reason: 'characters', detail: { ...wrong, allowed: 'digits' } };

  const text = textOf(unprefixed);
  const startsRight = /^[01]/.test(text);
  const digits = text.length === LENGTH - 1 && !startsRight ? `0${text}` : text;
  if (digits.length === LENGTH && !startsRight && digits === text) {
    return { ok: false, reason: 'prefix', detail: { found: text.slice(0, 1), expected: ['0', '1'] } };
  }
  const length = lengthProblem(digits.length, LENGTH);
  if (length) return length;

  const expected = checkDigitsOfEnterpriseNumber(digits.slice(0, 8));
  const found = digits.slice(8);
  return found === expected ? digits : { ok: false, reason: 'check-character', detail: { found, expected } };
}

function withoutCountry(typed: readonly TypedCharacter[]): readonly TypedCharacter[] | IdentifierRefusal {
  const letters = /^[A-Z]{1,2}/.exec(textOf(typed))?.[0] ?? '';
  if (letters === '' || letters === 'BE') return typed.slice(letters.length);
  if (letters === 'B' && typed.length === 1)
    return { ok: false, reason: 'incomplete', detail: { length: 0, expected: LENGTH } };
  return { ok: false, reason: 'prefix', detail: { found: letters, expected: ['BE'] } };
}

function dotted(digits: string): string {
  return `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`;
}
