import type { Region } from '../calendars/calendar-types.js';
import { WEST_FLEMISH_CLUSTERS, ZHEJIANG_CLUSTERS } from './data/clusters.data.js';
import { listOf, rowsOf, type LocalisedNames, type Place, type PlaceKey } from './place-types.js';
import { cityOf, placeByKey, placeKeysWithin } from './places.js';

export type Confidence = 'high' | 'medium' | 'low';

/** Something a place is known for. */
export interface Cluster {
  readonly id: string;
  readonly region: Region;
  /** Where it is at home, main place first. */
  readonly placeKeys: readonly PlaceKey[];
  readonly names: LocalisedNames;
  /** NACE Rev. 2.1 divisions, main one first. */
  readonly nace: readonly string[];
  readonly confidence: Confidence;
}

const CONFIDENCES: Readonly<Record<string, Confidence>> = { h: 'high', m: 'medium', l: 'low' };

/** The clusters of both sides. */
export const CLUSTERS: readonly Cluster[] = /* @__PURE__ */ [
  ...rowsOf(ZHEJIANG_CLUSTERS).map((row) => cluster('CN', row)),
  ...rowsOf(WEST_FLEMISH_CLUSTERS).map((row) => cluster('BE', row)),
];

const byId: ReadonlyMap<string, Cluster> = /* @__PURE__ */ new Map(CLUSTERS.map((entry) => [entry.id, entry]));

export function clusterById(id: string): Cluster | undefined {
  return byId.get(id);
}

/**
 * The clusters of a place, those of its own first, then those of its whole city; for a city, an arrondissement or a province, all
 * that are at home within it. With NACE codes only the clusters that share a division with one of them.
 */
export function clustersAt(placeKey: string, nace: readonly string[] = []): readonly Cluster[] {
  const place = placeByKey(placeKey);
  if (!place) return [];
  const divisions = divisionsOf(nace);
  const wanted = (entry: Cluster) => divisions.size === 0 || entry.nace.some((division) => divisions.has(division));
  return CLUSTERS.map((entry) => ({ entry, rank: rankAt(place, entry) }))
    .filter(({ entry, rank }) => rank < Number.POSITIVE_INFINITY && wanted(entry))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** What a screen says about a place. */
export interface KnownFor {
  /** The place the clusters belong to: the one asked for, or the city around it when it has none of its own. */
  readonly of: Place;
  readonly clusters: readonly Cluster[];
}

/** What a place is known for, main cluster first; where nothing is known, what its city or arrondissement is known for. */
export function knownFor(placeKey: string, limit = 3): KnownFor | undefined {
  const place = placeByKey(placeKey);
  if (!place) return undefined;
  const own = clustersAt(place.key);
  const city = cityOf(place);
  if (own.length > 0 || !city) return { of: place, clusters: own.slice(0, limit) };
  return { of: city, clusters: clustersAt(city.key).slice(0, limit) };
}

/** The divisions (two digits) of NACE codes such as `13.96`. */
export function divisionsOf(nace: readonly string[]): ReadonlySet<string> {
  return new Set(nace.map((code) => code.slice(0, 2)));
}

/** Lower is closer: main home, other home, of the whole city; confident entries before the others. Infinite when not there. */
function rankAt(place: Place, entry: Cluster): number {
  if (entry.region !== place.region) return Number.POSITIVE_INFINITY;
  const doubt = { high: 0, medium: 1, low: 2 }[entry.confidence];
  const home = entry.placeKeys.indexOf(place.key);
  if (home >= 0) return Math.min(home, 1) * 3 + doubt;
  const city = cityOf(place);
  if (city && city.key !== place.key) return entry.placeKeys.includes(city.key) ? 6 + doubt : Number.POSITIVE_INFINITY;
  const within = new Set(placeKeysWithin(place.key));
  const inside = entry.placeKeys.filter((key) => within.has(key)).length;
  // For a city or a province: what lies most within it first.
  return inside === 0 ? Number.POSITIVE_INFINITY : 9 + doubt + (1 - inside / entry.placeKeys.length);
}

function cluster(
  region: Region,
  [id = '', places, nace, confidence = '', nl = '', en = '', zh = '']: readonly string[],
): Cluster {
  return {
    id,
    region,
    placeKeys: listOf(places).map((code): PlaceKey => `${region}-${code}`),
    names: { nl, en, zh },
    nace: listOf(nace),
    confidence: CONFIDENCES[confidence] ?? 'low',
  };
}
