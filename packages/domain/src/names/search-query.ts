import { hanOf } from './chinese-script.js';
import { foldedWords } from './fold-latin.js';
import { isLegalForm, splitLegalForm } from './legal-forms.js';
import { misspellingKeys } from './misspellings.js';
import { compactIdentifier } from './search-tokens.js';

/** One part of what was typed: a record fits when one of its keys begins with `prefix`, or equals one of `misspelt`. */
export interface SearchTerm {
  readonly prefix: string;
  readonly misspelt: readonly string[];
}

/** What was typed as terms which must all fit; none when there is nothing to look for. */
export function searchQuery(input: string): readonly SearchTerm[] {
  const identifier = asIdentifier(input);
  if (identifier) return [{ prefix: identifier, misspelt: [] }];
  const latin = latinTerms(input).map((prefix) => ({ prefix, misspelt: misspellingKeys(prefix) }));
  const chinese = chineseTerms(input).map((prefix) => ({ prefix, misspelt: [] }));
  return [...latin, ...chinese];
}

/** The prefixes that must all be found, without tolerance for misspellings. */
export function searchQueryTokens(input: string): string[] {
  return searchQuery(input).map((term) => term.prefix);
}

/**
 * What was typed as a PostgreSQL text to be cast (`$1::tsquery`, not `to_tsquery`, which would cut the keys up again) and matched
 * with `@@` against the stored keys; nothing when there is nothing to look for. `exact` leaves misspellings out: ask so first, or
 * order by it.
 */
export function searchTsQuery(input: string, options: { readonly exact?: boolean } = {}): string | undefined {
  const terms = searchQuery(input).map(({ prefix, misspelt }) => {
    const alternatives = [`${quoted(prefix)}:*`, ...(options.exact ? [] : misspelt.map(quoted))];
    return alternatives.length > 1 ? `(${alternatives.join(' | ')})` : alternatives.join('');
  });
  return terms.length > 0 ? terms.join(' & ') : undefined;
}

/** The same answer as the database's, for short lists in memory: `exact`, `misspelt`, or nothing. */
export function matchesSearch(tokens: Iterable<string>, input: string): 'exact' | 'misspelt' | undefined {
  const terms = searchQuery(input);
  if (terms.length === 0) return undefined;
  const keys = new Set(tokens);
  const begins = (prefix: string) => [...keys].some((key) => key.startsWith(prefix));
  if (terms.every((term) => begins(term.prefix))) return 'exact';
  const fits = (term: SearchTerm) => begins(term.prefix) || term.misspelt.some((key) => keys.has(key));
  return terms.every(fits) ? 'misspelt' : undefined;
}

/** A number with its separators, or the beginning of one: at least four digits, or a credit code from its place code on. */
function asIdentifier(input: string): string | undefined {
  if (!/^[\p{L}\p{N}\s.\-/]+$/u.test(input.normalize('NFKC'))) return undefined;
  const text = compactIdentifier(input);
  return /^(?:be)?\d{4,}$|^[\da-hj-npqrtuwxy]{2}\d{6}[\da-z]{0,10}$/.test(text) ? text : undefined;
}

/** Folded words without legal forms (unless there is nothing else); pinyin typed syllable by syllable as one word. */
function latinTerms(input: string): readonly string[] {
  const words = foldedWords(input);
  const telling = words.filter((word) => !isLegalForm(word));
  const wanted = telling.length > 0 ? telling : words;
  const typedInSyllables =
    wanted.length > 1 && wanted.length === words.length && wanted.every((word) => SYLLABLE.test(word));
  return typedInSyllables ? [wanted.join('')] : [...new Set(wanted)];
}

/** A pinyin syllable, roughly: more than the language has, but hardly a Latin word among them. */
const SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve)$/;

/**
 * Pairs of characters one after the other, word by word, without the legal form: 宁波港 asks for 宁波 and 港, so it also finds
 * 宁波舟山港.
 */
function chineseTerms(input: string): readonly string[] {
  const terms = input.split(/\s+/u).flatMap((word) => {
    const characters = [...splitLegalForm(hanOf(word)).own];
    return characters.flatMap((character, index) =>
      index % 2 === 0 ? [character + (characters[index + 1] ?? '')] : [],
    );
  });
  return [...new Set(terms)];
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
