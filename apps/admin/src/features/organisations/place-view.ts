import { cityOf, knownFor, placeByKey } from '@brug/domain/places';
import type { Place } from '@brug/domain/places';
import type { PlaceView } from '@brug/contracts/organisations';

/** A place of the domain as the API shows places. */
export function placeViewOf(place: Place): PlaceView {
  const city = cityOf(place);
  const above = city && city.key !== place.key ? city : null;
  return {
    key: place.key,
    names: place.names,
    cityKey: above?.key ?? null,
    cityNames: above?.names ?? null,
    region: place.region,
    latitude: place.latitude,
    longitude: place.longitude,
    clusters: (knownFor(place.key)?.clusters ?? []).map(({ id, names }) => ({ id, names })),
  };
}

export function placeViewByKey(key: string): PlaceView | null {
  const place = placeByKey(key);
  return place ? placeViewOf(place) : null;
}
