import type { Region } from '../calendars/calendar-types.js';

/*
 * The checks are our own few lines instead of a library's: a person who types needs to hear which character is wrong and which
 * one was expected, which the validators at hand do not tell; the one for Belgium accepts numbers that begin with 2 to 9, the one
 * for China refuses valid codes whose check character is 0. The specs hold the checks against those libraries.
 */

/** What is wrong, with what a sentence in any language needs. `position` counts from 1 in the text as it was typed. */
export type IdentifierRefusal =
  | { readonly ok: false; readonly reason: 'empty'; readonly detail: Record<string, never> }
  /** Right so far, but not finished: no error while somebody is still typing. */
  | {
      readonly ok: false;
      readonly reason: 'incomplete';
      readonly detail: { readonly length: number; readonly expected: number };
    }
  | {
      readonly ok: false;
      readonly reason: 'length';
      readonly detail: { readonly length: number; readonly expected: number };
    }
  | { readonly ok: false; readonly reason: 'characters'; readonly detail: WrongCharacter }
  | {
      readonly ok: false;
      readonly reason: 'prefix';
      readonly detail: { readonly found: string; readonly expected: readonly string[] };
    }
  | {
      readonly ok: false;
      readonly reason: 'check-character';
      readonly detail: { readonly found: string; readonly expected: string };
    };

export interface WrongCharacter {
  readonly character: string;
  readonly position: number;
  readonly allowed: 'digits' | 'digits-and-letters-without-iosvz' | 'mail-address' | 'phone-number';
  /** What was probably meant, such as 0 for the letter O. */
  readonly suggestion?: string;
}

export interface IdentifierAccepted {
  readonly ok: true;
  /** As it is stored and compared. */
  readonly value: string;
  /** As it is shown. */
  readonly formatted: string;
  readonly region?: Region;
}

export type IdentifierCheck = IdentifierAccepted | IdentifierRefusal;

/** A character of the input after normalisation, and where it stood. */
export interface TypedCharacter {
  readonly character: string;
  readonly position: number;
}

const IGNORED = /^[\s\-‐-―./()\u200b-\u200f\u2060\ufeff]$/u;

/** The characters that count: half-width, capital, without spaces and the usual separators. */
export function significantCharacters(input: string): readonly TypedCharacter[] {
  return [...input]
    .map((character, index) => ({ character: character.normalize('NFKC').toUpperCase(), position: index + 1 }))
    .filter(({ character }) => !IGNORED.test(character));
}

export function textOf(characters: readonly TypedCharacter[]): string {
  return characters.map(({ character }) => character).join('');
}

export const EMPTY: Extract<IdentifierRefusal, { reason: 'empty' }> = { ok: false, reason: 'empty', detail: {} };

/** Too short is `incomplete`, too long is `length`; nothing when it fits. */
export function lengthProblem(length: number, expected: number): IdentifierRefusal | undefined {
  if (length === expected) return undefined;
  return { ok: false, reason: length < expected ? 'incomplete' : 'length', detail: { length, expected } };
}
