import type { ResponseOf } from '@brug/contracts/http';
import type { referenceEndpoints } from '@brug/contracts/reference';
import type { PlaceView } from '@brug/contracts/organisations';
import type { Region } from '@brug/domain/calendars';
import { NACE, type NaceDivision } from '@brug/domain/classifications';
import { foldLatin, matchesSearch, searchTokens } from '@brug/domain/names';
import { placesOf, type Place } from '@brug/domain/places';
import { placeView } from './place-views.js';

const LONGEST_ANSWER = 20;

interface Indexed<T> {
  readonly item: T;
  readonly tokens: readonly string[];
  readonly names: readonly string[];
}

let places: readonly Indexed<Place>[] | undefined;
let divisions: readonly Indexed<NaceDivision>[] | undefined;

/** Places that match what was typed, in any script, with misspellings and known wrong readings; the likeliest first, at most 20. */
export function searchPlaces(input: string, region?: Region): PlaceView[] {
  // In Belgium a firm is in a municipality; the arrondissement of the same name is seldom meant, the province hardly ever.
  places ??= [...placesOf('BE').toReversed(), ...placesOf('CN')].map((place) => {
    const { names, chineseName, pinyin, alsoTyped, postalCodes } = place;
    const all = [names.nl, names.en, names.zh, chineseName, ...(pinyin ? [pinyin] : []), ...alsoTyped];
    return indexed(place, all, [place.code, ...postalCodes]);
  });
  const candidates = region === undefined ? places : places.filter(({ item }) => item.region === region);
  return bestOf(candidates, input).flatMap(({ key }) => placeView(key) ?? []);
}

type NaceItems = ResponseOf<typeof referenceEndpoints.naceCodes>['items'];

/** Divisions of NACE Rev. 2.1 whose code or name, in any of the three languages, matches what was typed; at most 20. */
export function searchNace(input: string): NaceItems {
  const code = /^\d{1,2}(?:\.\d{0,2})?$/.exec(input.trim())?.[0].slice(0, 2);
  if (code !== undefined)
    return NACE.filter((division) => division.code.startsWith(code))
      .slice(0, LONGEST_ANSWER)
      .map(naceItem);
  divisions ??= NACE.map((division) => indexed(division, Object.values(division.names), []));
  return bestOf(divisions, input).map(naceItem);
}

function naceItem({ code, names }: NaceDivision): NaceItems[number] {
  return { code, names: { ...names } };
}

function indexed<T>(item: T, names: readonly string[], identifiers: readonly string[]): Indexed<T> {
  return {
    item,
    tokens: searchTokens({ names, identifiers }),
    names: names.flatMap((name) => [name, foldLatin(name)]).filter(Boolean),
  };
}

/** What is called as typed, what begins so, what has a word that does, what is one letter away; within each as the list stands. */
function bestOf<T>(candidates: readonly Indexed<T>[], input: string): T[] {
  const typed = input.trim();
  const folded = foldLatin(typed);
  const rankOf = (names: readonly string[]): number => {
    if (names.some((name) => name === typed || name === folded)) return 0;
    return names.some((name) => name.startsWith(typed) || (folded !== '' && name.startsWith(folded))) ? 1 : 2;
  };
  const ranked = candidates.flatMap(({ item, tokens, names }) => {
    const match = matchesSearch(tokens, typed);
    if (!match) return [];
    return [{ item, rank: match === 'misspelt' ? 3 : rankOf(names) }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, LONGEST_ANSWER)
    .map(({ item }) => item);
}
