import { hanOf, hasHan } from './chinese-script.js';
import { foldedWords, foldLatin } from './fold-latin.js';
import { splitLegalForm } from './legal-forms.js';
import { misspellingKeys } from './misspellings.js';
import { alternativeSyllables, syllablesOf, withoutTone } from './pinyin.js';

/** What can be searched: all names in any script (legal, trade, Chinese, aliases, names of persons) and all identifiers. */
export interface SearchRecord {
  readonly names: readonly (string | null | undefined)[];
  /** Enterprise, VAT and credit-code numbers, as stored or as typed. */
  readonly identifiers?: readonly (string | null | undefined)[];
}

/** Longer keys add nothing: nobody types that far. */
const LONGEST_KEY = 40;

/**
 * The keys under which a record is found, to be stored through `array_to_tsvector` and asked for by prefix (see `searchQuery`): folded
 * Latin words, and the rest of a Latin name from each word on without spaces; pairs of Han characters; the pinyin and the initials of a
 * Chinese name from each of its characters on; identifiers; and, marked with `~`, the keys by which a Latin word with one
 * wrong letter is still found (`exact` leaves those out). Traditional characters count as simplified ones.
 */
export function searchTokens(record: SearchRecord, options: { readonly exact?: boolean } = {}): string[] {
  const names = record.names.filter((name): name is string => Boolean(name?.trim())).map(keysOf);
  const tokens = new Set<string>([
    ...names.flatMap(({ keys }) => keys),
    ...(options.exact ? [] : names.flatMap(({ words }) => words.flatMap(misspellingKeys))),
    ...(record.identifiers ?? []).flatMap((identifier) => identifierKeys(identifier ?? '')),
  ]);
  tokens.delete(''); // array_to_tsvector refuses it
  return [...tokens].toSorted();
}

interface NameKeys {
  /** Folded Latin words. */
  readonly words: readonly string[];
  /** Words among them, all by which the name is found as it is written. */
  readonly keys: readonly string[];
}

/** Names come again: a firm's with each of its leads. Those that did not since it was `older` are forgotten. */
const kept = { recent: new Map<string, NameKeys>(), older: new Map<string, NameKeys>() };
const NAMES_KEPT = 2000;

function keysOf(name: string): NameKeys {
  const recent = kept.recent.get(name);
  if (recent) return recent;
  const keys = kept.older.get(name) ?? newKeysOf(name);
  if (kept.recent.size >= NAMES_KEPT) {
    kept.older = kept.recent;
    kept.recent = new Map();
  }
  kept.recent.set(name, keys);
  return keys;
}

function newKeysOf(name: string): NameKeys {
  const folded = foldedWords(name);
  const words = hasApostrophe(name) ? [...folded, ...halves(name)] : folded;
  return { words, keys: [...words, ...joinedWords(folded), ...(hasHan(name) ? chineseKeys(hanOf(name)) : [])] };
}

/**
 * The Latin names of a record, folded, in one line, for a trigram index and for finding likely duplicates; a record without any has its
 * pinyin there.
 */
export function foldedLatin(record: SearchRecord): string {
  const names = record.names.filter((name): name is string => Boolean(name?.trim()));
  const latin = names.map(foldLatin).filter(Boolean);
  const readings = names
    .filter(hasHan)
    .map((name) => joined(syllablesOf(hanOf(name)).map(withoutTone)).replaceAll('ü', 'u'));
  return [...new Set(latin.length > 0 ? latin : readings)].join(' ');
}

/** An identifier as one key: digits and small letters only. */
export function compactIdentifier(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '');
}

function hasApostrophe(name: string): boolean {
  return /['’‘`´ʼ]/.test(name);
}

/** The words of a name with an elided article (`d'Heere`, `Lin'an`), both its halves for themselves. */
function halves(name: string): readonly string[] {
  return foldedWords(name.replaceAll(/['’‘`´ʼ]/g, ' '));
}

/** `vandewiele`, `dewiele` for Van de Wiele: for those who write it in one word. */
function joinedWords(words: readonly string[]): string[] {
  return words.slice(0, -1).map((_, start) => joined(words.slice(start)));
}

function chineseKeys(han: string): string[] {
  const characters = [...han];
  const pairs = characters.map((character, index) => character + (characters[index + 1] ?? ''));
  const right = syllablesOf(han).map(withoutTone);
  const readings = distinct([right, ...alternativeSyllables(han, right)]).flatMap(withBothSpellingsOfU);
  // Nobody looks for a firm by 'youxiangongsi'; starting there would make `gs` find every firm.
  const starts = [...splitLegalForm(han).own].length;
  const fromEachStart = (parts: readonly string[]) =>
    parts.slice(0, starts).map((_, start) => joined(parts.slice(start)));
  const initials = (parts: readonly string[]) => parts.map((part) => [...part][0] ?? '');
  return [...pairs, ...readings.flatMap((parts) => [...fromEachStart(parts), ...fromEachStart(initials(parts))])];
}

/** Most names are read as their characters usually are. */
function distinct(readings: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(readings.map((reading) => [reading.join(' '), reading])).values()];
}

/** 吕 is typed as `lu` or as `lv`. */
function withBothSpellingsOfU(syllables: readonly string[]): readonly (readonly string[])[] {
  if (!syllables.some((syllable) => syllable.includes('ü'))) return [syllables];
  return ['u', 'v'].map((letter) => syllables.map((syllable) => syllable.replaceAll('ü', letter)));
}

function identifierKeys(identifier: string): string[] {
  const key = compactIdentifier(identifier);
  if (key === '') return [];
  const digits = key.replace(/^be(?=\d)/, '');
  // An enterprise number is also asked for without BE and without its leading 0.
  return /^[01]\d{9}$/.test(digits) ? [key, digits, digits.replace(/^0/, '')] : [key];
}

function joined(parts: readonly string[]): string {
  const key = parts.join('');
  // A character of a rare script may be two units, which are not to be torn apart.
  return key.length <= LONGEST_KEY ? key : [...key].slice(0, LONGEST_KEY).join('');
}
