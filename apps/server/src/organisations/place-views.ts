import type { LocalisedText } from '@brug/contracts/http';
import type { PlaceView } from '@brug/contracts/organisations';
import { cityOf, knownFor, placeByKey } from '@brug/domain/places';

/** Both sides have some 180 places, asked for on every card: each is put together once. */
const views = new Map<string, PlaceView | null>();

/** A place with what it is known for; null for a key that names none. Retired keys give today's place. */
export function placeView(key: string | null): PlaceView | null {
  if (key === null) return null;
  const known = views.get(key);
  if (known !== undefined) return known;
  const view = makeView(key);
  // Only what exists is remembered: keys come from requests, too.
  if (view) views.set(key, view);
  return view;
}

/** What a place is called where there is little room: `Keqiao`, 柯桥, without 'District' or 区. */
export function shortPlaceNames(view: PlaceView | null): LocalisedText | null {
  const place = view && placeByKey(view.key);
  if (!place?.pinyin) return view?.names ?? null;
  return { nl: place.pinyin, en: place.pinyin, zh: place.chineseName || place.names.zh };
}

/** What a place is known for, main cluster only. */
export function mainCluster(view: PlaceView | null): LocalisedText | null {
  return view?.clusters[0]?.names ?? null;
}

function makeView(key: string): PlaceView | null {
  const place = placeByKey(key);
  if (!place) return null;
  const city = cityOf(place);
  const above = city && city.key !== place.key ? city : null;
  return {
    key: place.key,
    names: { ...place.names },
    cityKey: above?.key ?? null,
    cityNames: above ? { ...above.names } : null,
    region: place.region,
    latitude: place.latitude,
    longitude: place.longitude,
    clusters: (knownFor(place.key)?.clusters ?? []).map(({ id, names }) => ({ id, names: { ...names } })),
  };
}
