import { foldedLatin, searchTokens, type SearchRecord } from '@brug/domain/names';

/** The keys under which a record is found, as `search_tokens` and `folded_latin` hold them. */
export interface SearchKeys {
  readonly tokens: readonly string[];
  readonly folded: string;
}

export function searchKeysOf(record: SearchRecord): SearchKeys {
  return { tokens: searchTokens(record), folded: foldedLatin(record) };
}

/** Leaves out the keys by which misspelt words are found: a lead has those through its organisation. */
export function exactTokens(names: SearchRecord['names']): readonly string[] {
  return searchTokens({ names }, { exact: true });
}

const titles = new Map<string, readonly string[]>();
const MOST_TITLES = 50_000;

/** A lead is found by its title and the names of its organisation. Titles come again and again, so theirs are remembered. */
export function tokensOfLead(title: string, ofFirm: readonly string[]): readonly string[] {
  let ofTitle = titles.get(title);
  if (!ofTitle) {
    ofTitle = exactTokens([title]);
    if (titles.size < MOST_TITLES) titles.set(title, ofTitle);
  }
  return [...new Set([...ofTitle, ...ofFirm])];
}
