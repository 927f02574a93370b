import { foldedLatin, searchTokens, type SearchRecord } from '@brug/domain/names';

/** The keys under which a record is found, as `search_tokens` and `folded_latin` hold them. */
export interface SearchKeys {
  readonly tokens: readonly string[];
  readonly folded: string;
}

const known = new Map<string, SearchKeys>();
const MOST_KNOWN = 50_000;

/** Search keys of one name. Titles and names of people come again and again, so they are remembered. */
function keysOfName(name: string): SearchKeys {
  const remembered = known.get(name);
  if (remembered) return remembered;
  const record = { names: [name] };
  const keys = { tokens: searchTokens(record), folded: foldedLatin(record) };
  if (known.size < MOST_KNOWN) known.set(name, keys);
  return keys;
}

/** Search keys of a record: exactly those of the domain, put together from its names' own where that is the same. */
export function searchKeysOf(record: SearchRecord): SearchKeys {
  return { tokens: searchTokens(record), folded: foldedLatin(record) };
}

/** Search keys of a lead: its number and its title. */
export function searchKeysOfLead(number: string, title: string): SearchKeys {
  const ofTitle = keysOfName(title);
  const ofNumber = searchTokens({ names: [], identifiers: [number] });
  return { tokens: [...ofTitle.tokens, ...ofNumber], folded: ofTitle.folded };
}
