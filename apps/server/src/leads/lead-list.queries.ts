import type { QueryOf } from '@brug/contracts/http';
import type { leadEndpoints } from '@brug/contracts/leads';
import type { StageSum } from '@brug/domain/reports';
import type { Caller } from '../platform/actors/caller.js';
import type { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import type { CursorPosition, KeyValue } from '../platform/http/cursors.js';
import { NO_CURRENCY, toStageSum } from './board-totals.js';
import { CARD_COLUMNS, CARD_JOINS, type CardRow, LEAD_COLUMNS } from './lead-card.js';
import { searchCondition } from './lead-search.js';
import type { Stages } from './stage-catalogue.js';
import { visibleTo } from './visible-to.js';

export type LeadFilter = Partial<Omit<QueryOf<typeof leadEndpoints.list>, 'sort' | 'cursor' | 'limit'>>;
export type LeadSort = QueryOf<typeof leadEndpoints.list>['sort'];

/** How a list is ordered: one column and the id, both in one direction, so that one index range is a page. */
interface SortOrder {
  readonly column: string;
  readonly type: string;
  readonly descending: boolean;
  readonly keyOf: (row: CardRow) => KeyValue;
}

const ORDERS: Readonly<Record<LeadSort, SortOrder>> = {
  '-received': { column: 'l.received_at', type: 'timestamptz', descending: true, keyOf: (row) => row.receivedAt },
  '-stage-entered': {
    column: 'l.stage_entered_at',
    type: 'timestamptz',
    descending: true,
    keyOf: (row) => row.stageEnteredAt,
  },
  // By the amount in its own currency (filter by currency to compare like with like); leads without a value come last.
  '-value': {
    column: 'coalesce(l.value_minor, -1)',
    type: 'bigint',
    descending: true,
    keyOf: (row) => String(row.valueMinor ?? -1),
  },
  number: { column: 'l.number', type: 'text', descending: false, keyOf: (row) => row.number },
};

/** Where a page of this order ends. */
export function positionOf(sort: LeadSort, row: CardRow): CursorPosition {
  return { keys: [ORDERS[sort].keyOf(row)], id: row.id };
}

/** The conditions on a lead `l` that a filter and the reader's rights make. */
function conditionsOf(caller: Caller, filter: LeadFilter, stages: Stages, params: Params): string {
  const { q, track, stageId, category, signedYear } = filter;
  const equal: readonly (readonly [string, unknown])[] = [
    ['l.owner_id', filter.ownerId],
    ['l.team_id', filter.teamId],
    ['l.priority', filter.priority],
    ['l.track', track],
    ['l.stage_id', stageId],
    ['l.organisation_id', filter.organisationId],
    ['l.primary_contact_id', filter.contactId],
    ['l.value_currency', filter.currency],
  ];
  return [
    'l.archived_at IS NULL',
    visibleTo(caller, 'l', params),
    ...equal.flatMap(([column, value]) => (value === undefined ? [] : [`${column} = ${params.add(value)}`])),
    ...(category ? [`l.stage_id = ANY(${params.add(stages.idsOf(category, track))}::uuid[])`] : []),
    ...(filter.withoutNextStep === undefined
      ? []
      : [`l.next_follow_up_id IS ${filter.withoutNextStep ? '' : 'NOT '}NULL`]),
    ...(signedYear === undefined ? [] : [signedIn(signedYear, params)]),
    ...(q === undefined ? [] : [searchCondition(q, params)]),
  ].join(' AND ');
}

function signedIn(year: number, params: Params): string {
  return `EXISTS (SELECT 1 FROM signatures s WHERE s.lead_id = l.id AND s.annulled_at IS NULL
    AND s.signed_on BETWEEN ${params.add(`${year}-01-01`)}::date AND ${params.add(`${year}-12-31`)}::date)`;
}

/** One page of leads and one row more, which says whether there is a next page. */
export function readLeads(
  database: Database,
  caller: Caller,
  query: { readonly filter: LeadFilter; readonly sort: LeadSort; readonly limit: number },
  position: CursorPosition | null,
  stages: Stages,
): Promise<CardRow[]> {
  const params = new Params();
  const { filter, sort } = query;
  const limit = params.add(query.limit + 1);
  const { column, type, descending } = ORDERS[sort];
  const conditions = [conditionsOf(caller, filter, stages, params)];
  if (position) {
    const after = `(${params.add(position.keys[0])}::${type}, ${params.add(position.id)}::uuid)`;
    conditions.push(`(${column}, l.id) ${descending ? '<' : '>'} ${after}`);
  }
  const direction = descending ? 'DESC' : 'ASC';
  const order = `ORDER BY ${column} ${direction}, l.id ${direction}`;
  const page = `${conditions.join(' AND ')} ${order} LIMIT ${limit}`;
  const stageIds = filter.stageId === undefined ? stages.idsOf(filter.category, filter.track) : [filter.stageId];
  const source =
    sort === '-stage-entered'
      ? `${ofEachStage(params.add(stageIds), page)} ${order} LIMIT ${limit}`
      : `SELECT ${LEAD_COLUMNS} FROM leads l WHERE ${page}`;
  return database.read<CardRow>(`SELECT ${CARD_COLUMNS} FROM (${source}) l ${CARD_JOINS} ${order}`, params.values);
}

/** The first cards of each of these stages, latest arrivals first, and one card more per stage; all stages in one statement. */
export function readFirstCards(
  database: Database,
  caller: Caller,
  filter: LeadFilter,
  stageIds: readonly string[],
  stages: Stages,
  limit: number,
): Promise<CardRow[]> {
  const params = new Params();
  const order = 'ORDER BY l.stage_entered_at DESC, l.id DESC';
  const ids = params.add(stageIds);
  const page = `${conditionsOf(caller, filter, stages, params)} ${order} LIMIT ${params.add(limit + 1)}`;
  const sql = `SELECT ${CARD_COLUMNS} FROM (${ofEachStage(ids, page)}) l ${CARD_JOINS} ${order}`;
  return database.read<CardRow>(sql, params.values);
}

/**
 * The same page of each stage, read from the index that holds every stage in this order. There is no index over all stages on
 * purpose: the planner would walk it and throw away what is in other stages, all leads when a stage is empty.
 */
function ofEachStage(stageIds: string, page: string): string {
  return `SELECT l.* FROM unnest(${stageIds}::uuid[]) AS of_board(stage_id)
    CROSS JOIN LATERAL (SELECT ${LEAD_COLUMNS} FROM leads l WHERE l.stage_id = of_board.stage_id AND ${page}) l`;
}

/**
 * Totals of some stages counted from the leads: for a search, of which nothing can be kept. Exact; it takes as long as there are
 * leads that fit.
 */
export async function countedSums(
  database: Database,
  caller: Caller,
  filter: LeadFilter,
  stageIds: readonly string[],
  stages: Stages,
): Promise<StageSum[]> {
  const params = new Params();
  const sql = `SELECT l.stage_id AS "stageId", coalesce(l.value_currency::text, '${NO_CURRENCY}') AS currency, count(*)::integer AS count,
      coalesce(sum(l.value_minor), 0)::text AS "amountMinor",
      coalesce(sum(l.value_minor::numeric *
        CASE WHEN s.category = 'open' THEN coalesce(l.probability_bp, s.probability_bp) ELSE s.probability_bp END), 0)::text AS "weightedBp"
    FROM leads l JOIN stages s ON s.id = l.stage_id
    WHERE l.stage_id = ANY(${params.add(stageIds)}::uuid[]) AND ${conditionsOf(caller, filter, stages, params)}
    GROUP BY l.stage_id, 2 ORDER BY l.stage_id, 2`;
  return (await database.read<Parameters<typeof toStageSum>[0]>(sql, params.values)).map(toStageSum);
}
