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

/** Makes the rows that are not there yet: a quota has one from its first message on. */
export const OPEN_QUOTAS = `INSERT INTO sending_quotas (kind, key, short_from, short_taken, long_from, long_taken)
  SELECT t.kind, t.key, t."shortFrom", 0, t."longFrom", 0
  FROM jsonb_to_recordset($1::jsonb) AS t(kind text, key text, "shortFrom" timestamptz, "longFrom" timestamptz)
  ON CONFLICT DO NOTHING`;

/**
 * Parts of a statement that hands a message over. `counted`: the quotas that `takes` (JSON of `QuotaTake`) names, locked, in one order so that no
 * two messages wait for each other, and counted one further; `within`: whether none is over its limit by that.
 */
export function takingSql(
  held: string,
  takes: string,
  now: string,
): { readonly counted: string; readonly within: string } {
  return {
    counted: `SELECT q.kind, q.key, t."shortFrom", t."longFrom", t.short, t.long, t."atOnce",
        CASE WHEN q.short_from = t."shortFrom" THEN q.short_taken ELSE 0 END + 1 AS short_taken,
        CASE WHEN q.long_from = t."longFrom" THEN q.long_taken ELSE 0 END + 1 AS long_taken,
        ARRAY(SELECT u FROM unnest(q.under_way) u WHERE u > ${now}) AS under_way
      FROM ${held} CROSS JOIN jsonb_to_recordset(${takes}) AS t(kind text, key text, "shortFrom" timestamptz(3),
        "longFrom" timestamptz(3), short int, long int, "atOnce" int)
      JOIN sending_quotas q ON q.kind = t.kind AND q.key = t.key
      ORDER BY q.kind FOR NO KEY UPDATE OF q`,
    within: `(SELECT count(*) = jsonb_array_length(${takes}) AND NOT coalesce(bool_or(coalesce(short_taken > short, false)
      OR coalesce(long_taken > long, false) OR coalesce(cardinality(under_way) >= "atOnce", false)), false) FROM counted)`,
  };
}

/** Lets go of the place of a message among those that are handed over at the same time. */
export const RELEASE = `UPDATE sending_quotas
  SET under_way = under_way[:array_position(under_way, $2::timestamptz(3)) - 1]
    || under_way[array_position(under_way, $2::timestamptz(3)) + 1:]
  WHERE kind = 'domain' AND key = $1 AND $2::timestamptz(3) = ANY(under_way)`;

/** Gives the next turn, behind all that were given. */
export const TAKE_TURN = `UPDATE sending_quotas
  SET next_turn_at = greatest(next_turn_at, $3::timestamptz) + $4::int * interval '1 millisecond'
  WHERE kind = $1 AND key = $2
  RETURNING next_turn_at - $4::int * interval '1 millisecond' AS at`;
