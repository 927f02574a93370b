import type { Region } from '../calendars/calendar-types.js';
import type { Place, PlaceKey } from './place-types.js';
import { WEST_FLANDERS, westFlemishPlaceByNis } from './west-flanders.js';
import { chineseProvinceByCode, ZHEJIANG, zhejiangPlaceByCode } from './zhejiang.js';

/** Every place of a side: the province, what lies below it and what lies below that. */
export function placesOf(region: Region): readonly Place[] {
  return region === 'CN' ? ZHEJIANG : WEST_FLANDERS;
}

/** The place of a stored key; retired and merged codes give today's place, so its `key` may differ from the one asked for. */
export function placeByKey(key: string): Place | undefined {
  const [, region, code = ''] = /^(CN|BE)-(\d{5,6})$/.exec(key) ?? [];
  if (region === 'BE') return westFlemishPlaceByNis(code);
  if (region !== 'CN') return undefined;
  return zhejiangPlaceByCode(code)?.place ?? (code.endsWith('0000') ? chineseProvinceByCode(code) : undefined);
}

/** The prefecture-level city or arrondissement of a place: the place itself when it is one; nothing for a province. */
export function cityOf(place: Place): Place | undefined {
  if (place.kind === 'province') return undefined;
  if (place.kind === 'prefecture-level-city' || place.kind === 'arrondissement') return place;
  return place.parentKey ? placeByKey(place.parentKey) : undefined;
}

/** The key itself and those of all places below it: asking for a city finds what is filed under its units. */
export function placeKeysWithin(key: PlaceKey): readonly PlaceKey[] {
  const place = placeByKey(key);
  if (!place) return [key];
  const inside = (candidate: Place): boolean =>
    candidate.key === place.key ||
    candidate.parentKey === place.key ||
    (place.kind === 'province' && place.region === candidate.region && placesOf(place.region)[0]?.key === place.key);
  const keys = placesOf(place.region)
    .filter(inside)
    .map((candidate) => candidate.key);
  return keys.length > 0 ? keys : [place.key];
}
