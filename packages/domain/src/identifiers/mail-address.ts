import { EMPTY, type IdentifierAccepted, type IdentifierRefusal } from './identifier-check.js';

export type MailAddressRefusal =
  | Extract<IdentifierRefusal, { reason: 'empty' | 'length' | 'characters' }>
  /** Something is not there yet: the part before the @, the @ itself, or a whole domain. */
  | {
      readonly ok: false;
      readonly reason: 'incomplete';
      readonly detail: { readonly missing: 'name' | 'at-sign' | 'domain' };
    }
  /** Typed with a Chinese keyboard or with spaces; the suggestion is a valid address. */
  | { readonly ok: false; readonly reason: 'repairable'; readonly detail: { readonly suggestion: string } };

export type MailAddressCheck = IdentifierAccepted | MailAddressRefusal;

const LONGEST = 254; // RFC 5321, a path of 256 less its angle brackets
const LONGEST_NAME = 64;
const NAME = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{2,59})$/i;

/**
 * The shape of an e-mail address, not whether it exists. The domain is stored in small letters, the part before the @ as typed.
 * Full-width characters (＠ ． 。) and stray spaces are refused with the repaired address as a suggestion, never changed silently.
 */
export function checkMailAddress(input: string): MailAddressCheck {
  const typed = input.trim();
  if (typed === '') return EMPTY;
  const checked = checkShape(typed);
  if (checked.ok) return checked;
  const repaired = repair(typed);
  if (repaired !== typed) {
    const second = checkShape(repaired);
    if (second.ok) return { ok: false, reason: 'repairable', detail: { suggestion: second.value } };
  }
  return checked;
}

function checkShape(address: string): MailAddressCheck {
  if (address.length > LONGEST)
    return { ok: false, reason: 'length', detail: { length: address.length, expected: LONGEST } };
  const wrong = [...address].findIndex((character) => !/^[\w!#$%&'*+/=?^`{|}~.@-]$/.test(character));
  if (wrong >= 0) return wrongCharacter(address, wrong);
  const at = address.indexOf('@');
  if (at < 0) return { ok: false, reason: 'incomplete', detail: { missing: 'at-sign' } };
  if (at === 0) return { ok: false, reason: 'incomplete', detail: { missing: 'name' } };
  const second = address.indexOf('@', at + 1);
  if (second >= 0) return wrongCharacter(address, second);
  const name = address.slice(0, at);
  const domain = address.slice(at + 1).toLowerCase();
  if (name.length > LONGEST_NAME)
    return { ok: false, reason: 'length', detail: { length: name.length, expected: LONGEST_NAME } };
  if (!NAME.test(name)) return wrongCharacter(address, misplacedDot(name));
  if (!DOMAIN.test(domain)) return { ok: false, reason: 'incomplete', detail: { missing: 'domain' } };
  const value = `${name}@${domain}`;
  return { ok: true, value, formatted: value };
}

function wrongCharacter(address: string, index: number): MailAddressRefusal {
  const character = [...address][index] ?? '';
  return { ok: false, reason: 'characters', detail: { character, position: index + 1, allowed: 'mail-address' } };
}

/** The only thing that is left wrong in a name of allowed characters: a dot at an end or twice. */
function misplacedDot(name: string): number {
  if (name.startsWith('.')) return 0;
  const twice = name.indexOf('..');
  return twice >= 0 ? twice + 1 : name.length - 1;
}

function repair(address: string): string {
  return address
    .normalize('NFKC')
    .replaceAll(/[。｡]/gu, '.')
    .replaceAll(/[\s\u200b-\u200f\u2060\ufeff]/gu, '');
}
