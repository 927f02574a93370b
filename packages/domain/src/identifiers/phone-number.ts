import type { Region } from '../calendars/calendar-types.js';
import { EMPTY, significantCharacters, type IdentifierCheck, type IdentifierRefusal } from './identifier-check.js';

const COUNTRY: Readonly<Record<Region, string>> = { BE: '32', CN: '86' };
const SHORTEST = 8;
const LONGEST = 15; // ITU-T E.164

/**
 * A light normalisation to E.164, for storing, comparing and dialling: no promise that the number is in use. Without + or 00 in front
 * it is read as a national number of `region`. Value `+3256123456`, formatted `+32 56 12 34 56`; Belgian and Chinese numbers are
 * checked for their length, others only for that of E.164.
 */
export function checkPhoneNumber(input: string, region: Region): IdentifierCheck {
  // +32 (0)56 …: the bracketed 0 is for those who dial at home.
  const typed = significantCharacters(input.normalize('NFKC').replace(/\(0\)/, '   '));
  if (typed.length === 0) return EMPTY;
  const wrong = typed.find(({ character }, index) => !/^\d$/.test(character) && !(character === '+' && index === 0));
  if (wrong) return { ok: false, reason: 'characters', detail: { ...wrong, allowed: 'phone-number' } };

  const text = typed.map(({ character }) => character).join('');
  const digits = international(text, region);
  const home = (['BE', 'CN'] as const).find((side) => digits.startsWith(COUNTRY[side]));
  if (!home) return inRange(digits, SHORTEST, LONGEST) ?? { ok: true, value: `+${digits}`, formatted: `+${digits}` };

  const national = digits.slice(2);
  const problem = home === 'BE' ? belgianProblem(national) : chineseProblem(national);
  if (problem) return problem;
  const groups = home === 'BE' ? belgianGroups(national) : chineseGroups(national);
  return { ok: true, value: `+${digits}`, formatted: [`+${COUNTRY[home]}`, ...groups].join(' '), region: home };
}

/** Country code and number; 0 in front of an area code falls away. */
function international(text: string, region: Region): string {
  if (text.startsWith('+')) return text.slice(1);
  if (text.startsWith('00')) return text.slice(2);
  const digits = text.replace(/^0/, '');
  // 86 138 … without a + is a Chinese mobile number with its country, not a national one.
  const withCountry = !text.startsWith('0') && digits.startsWith(COUNTRY[region]) && digits.length > 11;
  return withCountry ? digits : COUNTRY[region] + digits;
}

/** Mobile numbers (04…) have nine digits without the 0, the others eight. */
function belgianProblem(national: string): IdentifierRefusal | undefined {
  if (national.startsWith('0')) return { ok: false, reason: 'prefix', detail: { found: '0', expected: ['1–9'] } };
  const length = isBelgianMobile(national) ? 9 : 8;
  return inRange(national, length, length);
}

/** Mobile numbers have eleven digits and begin with 1; fixed ones nine to eleven with their area code. */
function chineseProblem(national: string): IdentifierRefusal | undefined {
  if (national.startsWith('0')) return { ok: false, reason: 'prefix', detail: { found: '0', expected: ['1–9'] } };
  return isChineseMobile(national) ? inRange(national, 11, 11) : inRange(national, 9, 11);
}

function inRange(digits: string, shortest: number, longest: number): IdentifierRefusal | undefined {
  const { length } = digits;
  if (length < shortest) return { ok: false, reason: 'incomplete', detail: { length, expected: shortest } };
  if (length > longest) return { ok: false, reason: 'length', detail: { length, expected: longest } };
  return undefined;
}

const isBelgianMobile = (national: string) => /^4[5-9]/.test(national);
/** 10… is Beijing. */
const isChineseMobile = (national: string) => /^1[3-9]/.test(national);

function belgianGroups(national: string): string[] {
  if (isBelgianMobile(national)) return cut(national, 3, 2, 2, 2);
  // Brussels, Antwerp, Ghent and Liège have an area code of one digit.
  return /^[2349]/.test(national) ? cut(national, 1, 3, 2, 2) : cut(national, 2, 2, 2, 2);
}

function chineseGroups(national: string): string[] {
  if (isChineseMobile(national)) return cut(national, 3, 4, 4);
  // Beijing, Shanghai and a few other big cities have an area code of two digits.
  const area = /^(?:10|2\d)/.test(national) ? 2 : 3;
  const rest = national.length - area;
  return cut(national, area, rest - 4, 4);
}

function cut(text: string, ...lengths: number[]): string[] {
  let start = 0;
  return lengths.map((length) => text.slice(start, (start += length)));
}
