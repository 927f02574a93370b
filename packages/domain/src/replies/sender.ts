import { type PersonName, splitPersonName } from '../inquiries/person-name.js';

const NOBODY: PersonName = { familyName: null, givenName: null, chineseFamilyName: null, chineseGivenName: null };

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
const BRACKETED = /[(（][^()（）]*[)）]/gu;
/** As directories show names: `Dewulf, An`. */
const FAMILY_FIRST = /^([^,]+),\s*([^,]+)$/u;

/**
 * The name that stands before a mail address (RFC 5322, display-name), in its parts; nothing where an address stands there instead. What a
 * mail program adds is left out: quotation marks, and in brackets what is no name in the other script, as that of a firm.
 */
export function nameOfSender(displayName: string): PersonName {
  const unquoted = displayName.replaceAll(/["“”‘]|^'+|'+$/gu, ' ').trim();
  if (unquoted.includes('@')) return NOBODY;
  const outside = unquoted.replaceAll(BRACKETED, ' ');
  const name = unquoted
    .replaceAll(BRACKETED, (part) => (isOtherScript(part, outside) ? part : ' '))
    .trim()
    .replaceAll(/\s+/gu, ' ');
  const [, family, given] = HAN.test(name) ? [] : (FAMILY_FIRST.exec(name) ?? []);
  if (family && given) return { ...NOBODY, familyName: family.trim(), givenName: given.trim() };
  return name === '' ? NOBODY : splitPersonName(name);
}

function isOtherScript(part: string, outside: string): boolean {
  return [HAN, LATIN].some((script) => script.test(part) && !script.test(outside));
}

interface SenderText {
  /** What they wrote, subject included. */
  readonly text: string;
  /** ISO 3166 country of their organisation. */
  readonly country: string;
}

/**
 * In which language somebody is written to who wrote this: Chinese when most of their words are, else that of the country, where Latin
 * letters from China are English. For a person to correct.
 */
export function languageOfSender({ text, country }: SenderText): 'nl' | 'en' | 'zh' {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han > words) return 'zh';
  if (country === 'BE' || country === 'NL') return 'nl';
  return country === 'CN' && words === 0 ? 'zh' : 'en';
}

const LONGEST_TITLE = 200;
/** What mail programs put before a subject, in the languages of the product and the usual neighbours. */
const ANSWERED_OR_FORWARDED = /^(?:(?:re|fwd?|antw|doorst|aw|wg|tr|回复|答复|转发|回覆|轉寄)\s*[:：]\s*)+/iu;

/** What a lead is called that begins with a mail of this subject: without the marks of an answer, no longer than a title may be. */
export function titleFromSubject(subject: string): string {
  const title = subject.trim().replace(ANSWERED_OR_FORWARDED, '');
  return title.length > LONGEST_TITLE
    ? title
        .slice(0, LONGEST_TITLE)
        .replace(/[\uD800-\uDBFF]$/u, '')
        .trimEnd()
    : title;
}
