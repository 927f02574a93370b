import type { Currency } from '@brug/domain/money';
import type { StageSum } from '@brug/domain/reports';
import type { Caller } from '../platform/actors/caller.js';
import type { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { visibleTo } from './visible-to.js';

/** What of a lead decides in which row of the totals it counts, and with what. */
export interface CountedLead {
  readonly stageId: string;
  readonly ownerId: string;
  readonly teamId: string;
  readonly confidentiality: string;
  readonly priority: string;
  readonly value: { readonly amountMinor: bigint; readonly currency: string } | null;
  /** The probability that counts, in basis points. */
  readonly probabilityBp: number;
}

/** Stands for the currency of leads without a value. */
export const NO_CURRENCY = '-';

/** A change to one row of `board_totals`, by column, as JSON for `addGivenTotals`. */
export interface TotalsChange {
  readonly stage_id: string;
  readonly currency: string;
  readonly owner_id: string;
  readonly team_id: string;
  readonly confidentiality: string;
  readonly priority: string;
  readonly lead_count: number;
  readonly amount_minor: string;
  readonly weighted_bp: string;
}

/** What the totals must change by when a lead was `before` and is `after`; null where it is not there. */
export function totalsChanges(before: CountedLead | null, after: CountedLead | null): TotalsChange[] {
  const changes = new Map<string, TotalsChange>();
  for (const [lead, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!lead) continue;
    const { stageId, ownerId, teamId, confidentiality, priority, value } = lead;
    const currency = value?.currency ?? NO_CURRENCY;
    const key = [stageId, currency, ownerId, teamId, confidentiality, priority].join('|');
    const known = changes.get(key);
    const amount = BigInt(sign) * (value?.amountMinor ?? 0n);
    changes.set(key, {
      stage_id: stageId,
      currency,
      owner_id: ownerId,
      team_id: teamId,
      confidentiality,
      priority,
      lead_count: (known?.lead_count ?? 0) + sign,
      amount_minor: String(BigInt(known?.amount_minor ?? 0) + amount),
      weighted_bp: String(BigInt(known?.weighted_bp ?? 0) + amount * BigInt(lead.probabilityBp)),
    });
  }
  return [...changes.values()].filter(
    (change) => change.lead_count !== 0 || change.amount_minor !== '0' || change.weighted_bp !== '0',
  );
}

const KEY = 'stage_id, currency, owner_id, team_id, confidentiality, priority';

/** Adds the rows of `source` (same columns as `board_totals`) to the totals, in key order, so that writers never deadlock. */
function addTotals(source: string): string {
  return `INSERT INTO board_totals AS kept (${KEY}, lead_count, amount_minor, weighted_bp)
    SELECT ${KEY}, lead_count, amount_minor, weighted_bp FROM ${source} ORDER BY ${KEY}
    ON CONFLICT (${KEY}) DO UPDATE SET lead_count = kept.lead_count + EXCLUDED.lead_count,
      amount_minor = kept.amount_minor + EXCLUDED.amount_minor, weighted_bp = kept.weighted_bp + EXCLUDED.weighted_bp`;
}

/** Applies `TotalsChange`s: `parameter`, as `$1`, is a JSON array of them. */
export function addGivenTotals(parameter: string): string {
  return addTotals(`jsonb_populate_recordset(NULL::board_totals, ${parameter}::jsonb) AS change`);
}

/**
 * Compares the kept totals with a recount, both of one snapshot, adds what is missing, and yields one row per difference.
 * Adding the difference (instead of overwriting) is right also while others write. No lock is held while counting.
 */
export const RECOUNT = `
  WITH counted AS (
    SELECT l.stage_id, coalesce(l.value_currency::text, '${NO_CURRENCY}') AS currency, l.owner_id, l.team_id, l.confidentiality,
      l.priority, count(*)::integer AS lead_count, coalesce(sum(l.value_minor), 0) AS amount_minor,
      coalesce(sum(l.value_minor::numeric *
        CASE WHEN s.category = 'open' THEN coalesce(l.probability_bp, s.probability_bp) ELSE s.probability_bp END), 0) AS weighted_bp
    FROM leads l JOIN stages s ON s.id = l.stage_id
    WHERE l.archived_at IS NULL
    GROUP BY 1, 2, 3, 4, 5, 6
  ), differing AS (
    SELECT ${KEY},
      coalesce(c.lead_count, 0) - coalesce(k.lead_count, 0) AS lead_count,
      coalesce(c.amount_minor, 0) - coalesce(k.amount_minor, 0) AS amount_minor,
      coalesce(c.weighted_bp, 0) - coalesce(k.weighted_bp, 0) AS weighted_bp
    FROM counted c FULL JOIN board_totals k USING (${KEY})
  ), wrong AS (
    SELECT * FROM differing WHERE lead_count <> 0 OR amount_minor <> 0 OR weighted_bp <> 0
  ), repaired AS (${addTotals('wrong')})
  SELECT stage_id AS "stageId", currency, lead_count AS "leadCount", amount_minor AS "amountMinor" FROM wrong`;

export interface TotalsDifference {
  readonly stageId: string;
  readonly currency: string;
  readonly leadCount: number;
  readonly amountMinor: string;
}

/** What narrows totals: every part of their key. */
export interface TotalsFilter {
  readonly stageIds: readonly string[];
  readonly ownerId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly priority?: string | undefined;
}

interface SumRow {
  readonly stageId: string;
  readonly currency: string;
  readonly count: number;
  readonly amountMinor: string;
  readonly weightedBp: string;
}

/** The kept totals of some stages, exact for what the caller may see. */
export async function keptSums(database: Database, caller: Caller, filter: TotalsFilter): Promise<StageSum[]> {
  const params = new Params();
  const conditions = [
    `t.stage_id = ANY(${params.add(filter.stageIds)}::uuid[])`,
    visibleTo(caller, 't', params),
    ...(filter.ownerId ? [`t.owner_id = ${params.add(filter.ownerId)}`] : []),
    ...(filter.teamId ? [`t.team_id = ${params.add(filter.teamId)}`] : []),
    ...(filter.priority ? [`t.priority = ${params.add(filter.priority)}`] : []),
  ];
  const sql = `SELECT t.stage_id AS "stageId", t.currency, sum(t.lead_count)::integer AS count, sum(t.amount_minor)::text AS "amountMinor",
      sum(t.weighted_bp)::text AS "weightedBp"
    FROM board_totals t WHERE ${conditions.join(' AND ')}
    GROUP BY t.stage_id, t.currency HAVING sum(t.lead_count) <> 0 ORDER BY t.stage_id, t.currency`;
  return (await database.read<SumRow>(sql, params.values)).map(toStageSum);
}

export function toStageSum({ stageId, currency, count, amountMinor, weightedBp }: SumRow): StageSum {
  return {
    stageId,
    currency: currency === NO_CURRENCY ? null : (currency as Currency),
    count,
    amountMinor: BigInt(amountMinor),
    weightedBp: BigInt(weightedBp),
  };
}
