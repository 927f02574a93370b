import type { Region } from '../calendars/calendar-types.js';
import { CLUSTERS, clusterById, clustersAt, divisionsOf, type Cluster, type Confidence } from './clusters.js';
import { TWINNING_PAIRS } from './data/twinning.data.js';
import { listOf, rowsOf, type LocalisedNames } from './place-types.js';
import { cityOf, placeByKey } from './places.js';

/** Why two clusters fit: the same trade, machines and their user, input and its user, parts, two ports, exporter and port. */
export type TwinKind =
  | 'same-division'
  | 'maker-user'
  | 'supplier-user'
  | 'maker-supplier'
  | 'port-port'
  | 'exporter-port';

export interface TwinningPair {
  readonly zhejiang: string;
  readonly westFlanders: string;
  readonly kind: TwinKind;
  readonly confidence: Confidence;
  readonly sharedNace: readonly string[];
  readonly reason: LocalisedNames;
}

/** What is known of a lead. */
export interface TwinRequest {
  /** The side the lead's firm is on; twins are on the other. */
  readonly from: Region;
  readonly placeKey?: string | null;
  readonly clusterIds?: readonly string[];
  readonly nace?: readonly string[];
}

/** A cluster on the other side to look for counterparts in, with the reason to tell. */
export interface TwinSuggestion {
  readonly cluster: Cluster;
  /** The lead's own cluster it fits with; none when only the NACE division is shared. */
  readonly via?: Cluster;
  readonly kind: TwinKind;
  readonly reason: LocalisedNames;
  readonly sharedNace: readonly string[];
  /** 1 to 100, for the order only. */
  readonly score: number;
}

const KINDS: readonly TwinKind[] = [
  'same-division',
  'maker-user',
  'supplier-user',
  'maker-supplier',
  'port-port',
  'exporter-port',
];

const CONFIDENCES: Readonly<Record<string, Confidence>> = { h: 'high', m: 'medium', l: 'low' };

export const TWINNING: readonly TwinningPair[] = /* @__PURE__ */ rowsOf(TWINNING_PAIRS).map(pair);

/**
 * Clusters of the other side that fit a lead, best first, each at most once: pairs with the clusters the lead names, with those of its
 * place, with those of its NACE divisions, and last any cluster that shares a division. Where NACE codes are given, a cluster of the
 * place that shares none of them does not count: a valve maker in the textile city is not offered carpets.
 */
export function suggestTwins(request: TwinRequest, limit = 8): readonly TwinSuggestion[] {
  const own = ownClusters(request);
  const suggestions = [...own].flatMap(([cluster, closeness]) =>
    pairsOf(cluster).map((found) => fromPair(cluster, closeness, found)),
  );
  const best = new Map<string, TwinSuggestion>();
  for (const suggestion of [...suggestions, ...sharedDivisions(request)]) {
    const known = best.get(suggestion.cluster.id);
    if (!known || known.score < suggestion.score) best.set(suggestion.cluster.id, suggestion);
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score).slice(0, limit);
}

/** The lead's own clusters with how close they are, 10 to 60. */
function ownClusters({ from, placeKey, clusterIds = [], nace = [] }: TwinRequest): ReadonlyMap<Cluster, number> {
  const divisions = divisionsOf(nace);
  const shares = (cluster: Cluster) => cluster.nace.some((division) => divisions.has(division));
  const sharesMain = (cluster: Cluster) => divisions.has(cluster.nace[0] ?? '');
  const closeness = new Map<Cluster, number>();
  const add = (cluster: Cluster, points: number) =>
    closeness.set(cluster, Math.max(points, closeness.get(cluster) ?? 0));

  const place = placeKey ? placeByKey(placeKey) : undefined;
  const neighbours = new Set(place ? clustersAt(cityOf(place)?.key ?? place.key) : []);
  for (const cluster of CLUSTERS) {
    if (cluster.region === from && sharesMain(cluster)) add(cluster, neighbours.has(cluster) ? 25 : 10);
  }
  for (const cluster of place ? clustersAt(place.key) : []) {
    if (cluster.region !== from || (divisions.size > 0 && !shares(cluster))) continue;
    const atHome = place !== undefined && cluster.placeKeys.includes(place.key);
    const points = divisions.size > 0 ? 40 : 15;
    add(cluster, points + (atHome ? 10 : 0) + (sharesMain(cluster) ? 5 : 0));
  }
  for (const id of clusterIds) {
    const cluster = clusterById(id);
    if (cluster?.region === from) add(cluster, 60);
  }
  return closeness;
}

function pairsOf(cluster: Cluster): readonly TwinningPair[] {
  return TWINNING.filter((entry) => (cluster.region === 'CN' ? entry.zhejiang : entry.westFlanders) === cluster.id);
}

function fromPair(via: Cluster, closeness: number, found: TwinningPair): TwinSuggestion {
  const cluster = known(via.region === 'CN' ? found.westFlanders : found.zhejiang);
  const sureness = { high: 40, medium: 25, low: 10 }[found.confidence];
  return {
    cluster,
    via,
    kind: found.kind,
    reason: found.reason,
    sharedNace: found.sharedNace,
    score: closeness + sureness,
  };
}

/** Clusters of the other side whose main division is one of the lead's, where no pair is known. */
function sharedDivisions({ from, nace = [] }: TwinRequest): readonly TwinSuggestion[] {
  const divisions = divisionsOf(nace);
  return CLUSTERS.filter((cluster) => cluster.region !== from && divisions.has(cluster.nace[0] ?? '')).map(
    (cluster) => {
      const shared = cluster.nace.filter((division) => divisions.has(division));
      const list = shared.join(', ');
      const reason = {
        nl: `Beide zijn actief in NACE ${list}`,
        en: `Both are active in NACE ${list}`,
        zh: `双方同属 NACE ${list}`,
      };
      return { cluster, kind: 'same-division', reason, sharedNace: shared, score: 5 };
    },
  );
}

function pair(row: readonly string[]): TwinningPair {
  const [zhejiang = '', westFlanders = '', kind = '', confidence = '', shared, nl = '', en = '', zh = ''] = row;
  return {
    zhejiang,
    westFlanders,
    kind: kindOf(kind),
    confidence: CONFIDENCES[confidence] ?? 'low',
    sharedNace: listOf(shared),
    reason: { nl, en, zh },
  };
}

function kindOf(text: string): TwinKind {
  const kind = KINDS.find((candidate) => candidate === text);
  if (!kind) throw new TypeError(`Unknown kind of twinning '${text}'`);
  return kind;
}

function known(id: string): Cluster {
  const cluster = clusterById(id);
  if (!cluster) throw new TypeError(`Twinning names the unknown cluster '${id}'`);
  return cluster;
}
