import {
  isLimited,
  quotaLimits,
  QUOTA_KINDS,
  QUOTA_WINDOWS,
  windowStart,
  type QuotaKind,
  type QuotaLimits,
  type QuotaUsage,
  type SendingLimits,
} from '@brug/domain/follow-ups';

/** What of a quota was used, as its row says. */
export interface QuotaRow {
  readonly kind: QuotaKind;
  readonly key: string;
  readonly shortFrom: string;
  readonly shortTaken: number;
  readonly longFrom: string;
  readonly longTaken: number;
  /** Ends of the leases of what is being handed over; those of dead workers stay until they are over. */
  readonly underWay: readonly string[];
  readonly nextTurnAt: string | null;
}

/** Whose quotas a message uses. */
export type QuotaKeys = Readonly<Record<QuotaKind, string>>;

/** What a message uses up of one quota when it is handed over: one of each window, as long as the limits are not reached. */
export interface QuotaTake extends QuotaLimits {
  readonly kind: QuotaKind;
  readonly key: string;
  /** Begins of the windows it counts in. */
  readonly shortFrom: string;
  readonly longFrom: string;
}

const UNUSED: QuotaUsage = {
  short: { from: Temporal.Instant.fromEpochMilliseconds(0), taken: 0 },
  long: { from: Temporal.Instant.fromEpochMilliseconds(0), taken: 0 },
  underWay: 0,
  nextTurnAt: null,
};

/** What was used of each kind of quota, as the domain decides on it. */
export function usagesOf(rows: readonly QuotaRow[], now: Temporal.Instant): Readonly<Record<QuotaKind, QuotaUsage>> {
  const usageOf = (kind: QuotaKind): QuotaUsage => {
    const row = rows.find((each) => each.kind === kind);
    if (!row) return UNUSED;
    return {
      short: { from: Temporal.Instant.from(row.shortFrom), taken: row.shortTaken },
      long: { from: Temporal.Instant.from(row.longFrom), taken: row.longTaken },
      underWay: row.underWay.filter((lease) => Temporal.Instant.compare(lease, now) > 0).length,
      nextTurnAt: row.nextTurnAt === null ? null : Temporal.Instant.from(row.nextTurnAt),
    };
  };
  return { domain: usageOf('domain'), sender: usageOf('sender') };
}

/** What a message takes of the quotas that are limited; of the others nothing is counted. */
export function takesOf(keys: QuotaKeys, limits: SendingLimits, now: Temporal.Instant): QuotaTake[] {
  const allowed = quotaLimits(limits);
  return QUOTA_KINDS.filter((kind) => isLimited(allowed[kind])).map((kind) => ({
    kind,
    key: keys[kind],
    shortFrom: windowStart(now, QUOTA_WINDOWS[kind].short).toString(),
    longFrom: windowStart(now, QUOTA_WINDOWS[kind].long).toString(),
    ...allowed[kind],
  }));
}

/** SQL of the rows of `QuotaRow`, as JSON, for a recipient's address and a sender's key. */
export function quotasSql(address: string, sender: string): string {
  return `(SELECT coalesce(json_agg(json_build_object('kind', q.kind, 'key', q.key, 'shortFrom', q.short_from, 'shortTaken', q.short_taken,
      'longFrom', q.long_from, 'longTaken', q.long_taken, 'underWay', q.under_way, 'nextTurnAt', q.next_turn_at)), '[]')
    FROM sending_quotas q
    WHERE (q.kind = 'domain' AND q.key = ${mailDomainSql(address)}) OR (q.kind = 'sender' AND q.key = ${sender}))`;
}

/** SQL of the mail domain of an address, as `mailDomainOf` has it. */
function mailDomainSql(address: string): string {
  return `lower(substring(${address} FROM '[^@]*$'))`;
}

/** Makes the rows that are not there yet, in one order as they are locked: a quota has one from its first message on. */
export const OPEN_QUOTAS = `INSERT INTO sending_quotas (kind, key, short_from, short_taken, long_from, long_taken)
  SELECT DISTINCT t.kind, t.key, t."shortFrom", 0, t."longFrom", 0
  FROM jsonb_to_recordset($1::jsonb) AS t(kind text, key text, "shortFrom" timestamptz, "longFrom" timestamptz)
  ORDER BY t.kind, t.key
  ON CONFLICT DO NOTHING`;

/**
 * Common table expressions of a statement that hands messages over, from what each takes (rows of `QuotaTake` with the id and the turn of the
 * message). The quotas are locked, in one order so that no two statements wait for each other, and the messages counted in the order
 * of their turns; `free` has those with which no quota is over its limit. A message that one quota has no place for is counted
 * all the same while the other is looked at: a limit is rather not reached than passed.
 */
export function takingSql({
  held,
  takes,
  now,
  lease,
}: Readonly<Record<'held' | 'takes' | 'now' | 'lease', string>>): string {
  return `quotas AS MATERIALIZED (
    SELECT q.* FROM sending_quotas q
    WHERE (q.kind, q.key) IN (SELECT t.kind, t.key FROM ${takes} t JOIN ${held} h ON h.id = t.id)
    ORDER BY q.kind, q.key FOR NO KEY UPDATE
  ), used AS MATERIALIZED (
    SELECT q.kind, q.key, t."shortFrom", t."longFrom", t.limited,
      CASE WHEN q.short_from = t."shortFrom" THEN q.short_taken ELSE 0 END AS short_taken,
      CASE WHEN q.long_from = t."longFrom" THEN q.long_taken ELSE 0 END AS long_taken,
      ARRAY(SELECT u FROM unnest(q.under_way) u WHERE u > ${now}) AS under_way
    FROM quotas q JOIN (SELECT kind, key, max("shortFrom") AS "shortFrom", max("longFrom") AS "longFrom",
        bool_or("atOnce" IS NOT NULL) AS limited FROM ${takes} GROUP BY kind, key) t ON t.kind = q.kind AND t.key = q.key
  ), places AS MATERIALIZED (
    SELECT t.id, coalesce(u.short_taken + t.number <= t.short, true) AND coalesce(u.long_taken + t.number <= t.long, true)
        AND coalesce(cardinality(u.under_way) + t.number <= t."atOnce", true) AS within
    FROM (SELECT t.*, row_number() OVER (PARTITION BY kind, key ORDER BY turn) AS number FROM ${takes} t JOIN ${held} USING (id)) t
    JOIN used u ON u.kind = t.kind AND u.key = t.key
  ), free AS MATERIALIZED (
    SELECT h.id FROM ${held} h
    WHERE (SELECT count(*) FROM ${takes} t WHERE t.id = h.id) = (SELECT count(*) FROM places p WHERE p.id = h.id AND p.within)
  ), taken AS (
    UPDATE sending_quotas q SET short_from = u."shortFrom", short_taken = u.short_taken + n.number,
      long_from = u."longFrom", long_taken = u.long_taken + n.number,
      under_way = CASE WHEN u.limited THEN u.under_way || array_fill(${lease}::timestamptz(3), ARRAY[n.number]) ELSE u.under_way END
    FROM used u JOIN (SELECT t.kind, t.key, count(*)::int AS number FROM ${takes} t JOIN free USING (id) GROUP BY t.kind, t.key) n
      ON n.kind = u.kind AND n.key = u.key
    WHERE q.kind = u.kind AND q.key = u.key
  )`;
}

/**
 * Lets go of the places of messages among those that are handed over at the same time; `$1`: the domain and the lease of each. The quotas are
 * locked in the order in which they are when messages are handed over.
 */
export const RELEASE = `WITH released AS MATERIALIZED (
    SELECT key, lease FROM jsonb_to_recordset($1::jsonb) AS r(key text, lease timestamptz(3))
  ), locked AS MATERIALIZED (
    SELECT q.kind, q.key FROM sending_quotas q
    WHERE q.kind = 'domain' AND q.key IN (SELECT key FROM released) AND q.under_way && ARRAY(SELECT lease FROM released)
    ORDER BY q.key FOR NO KEY UPDATE
  )
  UPDATE sending_quotas q SET under_way = ARRAY(
      SELECT place.lease FROM (SELECT u AS lease, row_number() OVER (PARTITION BY u) AS number FROM unnest(q.under_way) u) place
      WHERE place.number > (SELECT count(*) FROM released r WHERE r.key = q.key AND r.lease = place.lease))
  FROM locked l WHERE q.kind = l.kind AND q.key = l.key`;

/** Gives the next turn, behind all that were given. */
export const TAKE_TURN = `UPDATE sending_quotas
  SET next_turn_at = greatest(next_turn_at, $3::timestamptz) + $4::int * interval '1 millisecond'
  WHERE kind = $1 AND key = $2
  RETURNING next_turn_at - $4::int * interval '1 millisecond' AS at`;
