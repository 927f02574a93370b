import type { Currency } from '@brug/domain/money';
import type { Track } from '@brug/domain/tracks';
import { visibleTo } from '../leads/leads.public.js';
import type { Caller } from '../platform/actors/caller.js';
import type { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';

/** What was signed on a track in one currency. */
export interface SignedSum {
  readonly track: Track;
  readonly currency: Currency;
  readonly count: number;
  readonly amountMinor: bigint;
  readonly jobs: number;
}

interface Row extends Omit<SignedSum, 'amountMinor'> {
  readonly amountMinor: string;
}

/** The signatures in force that were signed in a year, of leads which the caller may see. */
export async function readSignedSums(
  database: Database,
  caller: Caller,
  filter: { readonly year: number; readonly ownerId?: string | undefined; readonly teamId?: string | undefined },
): Promise<SignedSum[]> {
  const params = new Params();
  const { year, ownerId, teamId } = filter;
  const from = params.add(`${year}-01-01`);
  const to = params.add(`${year}-12-31`);
  const conditions = [
    `s.annulled_at IS NULL AND s.signed_on BETWEEN ${from}::date AND ${to}::date AND l.archived_at IS NULL`,
    visibleTo(caller, 'l', params),
    ...(ownerId ? [`l.owner_id = ${params.add(ownerId)}`] : []),
    ...(teamId ? [`l.team_id = ${params.add(teamId)}`] : []),
  ];
  const sql = `SELECT l.track, s.value_currency AS currency, count(*)::integer AS count, sum(s.value_minor)::text AS "amountMinor",
      coalesce(sum(s.jobs), 0)::integer AS jobs
    FROM signatures s JOIN leads l ON l.id = s.lead_id WHERE ${conditions.join(' AND ')}
    GROUP BY l.track, s.value_currency ORDER BY l.track, s.value_currency`;
  const rows = await database.read<Row>(sql, params.values);
  return rows.map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) }));
}
