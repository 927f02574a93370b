import { Injectable } from '@nestjs/common';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { LocalisedText, QueryOf } from '@brug/contracts/http';
import type { PersonRef } from '@brug/contracts/identity';
import type { FollowUpOverview, MessageCounts, MessageList, overviewEndpoints } from '@brug/contracts/overview';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AGENCY_REGION } from '@brug/domain/follow-ups';
import type { PersonActor } from '../platform/actors/caller.js';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../platform/http/cursors.js';
import { FollowUpMetrics, UNSENT_AFTER } from './follow-up-metrics.js';
import { toFollowUp, VIEW_COLUMNS, VIEW_JOINS, type ViewRow } from './follow-up-view.js';
import { freeSince, heldBy, JOIN_PAUSE } from './sending-pause.sql.js';

type Query = QueryOf<typeof overviewEndpoints.messages>;
type Count = keyof MessageCounts;

interface Group extends MessageCounts {
  readonly ownerId: string;
  readonly templateKey: string | null;
}

/** How the messages behind a list are ordered. */
interface Order {
  readonly column: SortColumn;
  readonly sql: string;
}

const BY_DUE: Order = { sql: 'f.due_at', column: { sql: 'f.due_at', direction: 'asc', type: 'timestamptz' } };
const BY_SENT: Order = { sql: 'f.ended_at', column: { sql: 'f.ended_at', direction: 'desc', type: 'timestamptz' } };

const DAYS_TOLD = 7;

/** What becomes of messages as those who run the agency see it: figures that add up, and the rows behind each. */
@Injectable()
export class OverviewOfFollowUps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly workingTime: WorkingTime,
    private readonly metrics: FollowUpMetrics,
  ) {}

  /** Exact figures: groups of owner and template counted in indexes of messages that have not ended, and of those sent this week. */
  async figures(): Promise<FollowUpOverview> {
    const now = this.clock.now();
    const today = now.toZonedDateTimeISO(TIME_ZONES[AGENCY_REGION]).startOfDay();
    const weekBegan = today.subtract({ days: DAYS_TOLD - 1 }).toInstant();
    const [open, sent, unsent] = await Promise.all([
      this.database.read<Group>(OPEN_GROUPS, [now.toString(), now.subtract(UNSENT_AFTER).toString()]),
      this.database.read<Group>(SENT_GROUPS, [weekBegan.toString(), today.toInstant().toString()]),
      this.metrics.unsent(),
    ]);
    const groups = [...open, ...sent];
    const keys = [...new Set(groups.map(({ templateKey }) => templateKey))].toSorted(compareKeys);
    const [people, named] = await Promise.all([
      this.#people(groups),
      this.database.read<{ key: string; names: LocalisedText }>(TEMPLATES, [keys]),
    ]);
    const names = new Map(named.map((template) => [template.key, template.names]));
    return {
      now: now.toString(),
      total: summed(groups),
      oldestUnsentSeconds: unsent.count === 0 ? null : Math.floor(unsent.oldestSeconds),
      owners: people.map((owner) => ({ owner, ...summed(groups.filter(({ ownerId }) => ownerId === owner.id)) })),
      templates: keys.map((key) => ({
        templateKey: key,
        names: names.get(key ?? '') ?? null,
        ...summed(groups.filter(({ templateKey }) => templateKey === key)),
      })),
    };
  }

  /** Only roles that see every lead read settings, so no message is left out for confidentiality. */
  async messages(actor: PersonActor, query: Query): Promise<{ items: FollowUp[]; nextCursor: string | null }> {
    const { cursor, limit, ...filter } = query;
    const view = { messages: filter };
    const now = this.clock.now();
    const order = filter.list === 'sent' ? BY_SENT : BY_DUE;
    const position = this.cursors.read(view, cursor);
    const params = new Params();
    const conditions = conditionsOf(filter, now, order, params);
    const after = keysetWhere([order.column], { sql: 'f.id' }, position, params.values.length + 1);
    const values = [...params.values, ...after.params, limit + 1];
    const sql = `SELECT ${VIEW_COLUMNS} FROM follow_ups f ${JOIN_PAUSE} ${VIEW_JOINS}
      WHERE ${conditions.join(' AND ')} AND ${after.sql}
      ORDER BY ${keysetOrder([order.column], { sql: 'f.id' })} LIMIT $${values.length}`;
    const rows = await this.database.read<ViewRow>(sql, values);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const key = last && (filter.list === 'sent' ? last.endedAt : last.dueAt);
    const context = { actor, now, clock: await this.workingTime.current() };
    const more = rows.length > limit && last && key !== undefined;
    return {
      items: page.map((row) => toFollowUp(row, context)),
      nextCursor: more ? this.cursors.make(view, { keys: [key], id: last.id }) : null,
    };
  }

  #people(groups: readonly Group[]): Promise<PersonRef[]> {
    return this.database.read<PersonRef>(PEOPLE, [[...new Set(groups.map(({ ownerId }) => ownerId))]]);
  }
}

function conditionsOf(
  { list, ownerId, templateKey, from, to }: Omit<Query, 'cursor' | 'limit'>,
  now: Temporal.Instant,
  order: Order,
  params: Params,
): string[] {
  const zone = TIME_ZONES[AGENCY_REGION];
  const startOf = (day: Temporal.PlainDate) => params.add(day.toZonedDateTime(zone).toInstant().toString());
  return [
    CONDITIONS[list](
      () => `${params.add(now.toString())}::timestamptz`,
      () => unsentBefore(now, params),
    ),
    ...(ownerId ? [`f.owner_id = ${params.add(ownerId)}`] : []),
    ...(templateKey ? [`f.template_key = ${params.add(templateKey)}`] : []),
    ...(from ? [`${order.sql} >= ${startOf(Temporal.PlainDate.from(from))}::timestamptz`] : []),
    ...(to ? [`${order.sql} < ${startOf(Temporal.PlainDate.from(to).add({ days: 1 }))}::timestamptz`] : []),
  ];
}

function unsentBefore(now: Temporal.Instant, params: Params): string {
  return `${params.add(now.subtract(UNSENT_AFTER).toString())}::timestamptz`;
}

const MESSAGE = `f.kind = 'message'`;
/** A step that its run or its condition keeps back is planned, whatever its date; a pause of sending holds what is due. */
const KEPT_BACK = 'f.held';
const DUE_STATES = `f.state IN ('planned', 'failed') AND NOT ${KEPT_BACK}`;
const HELD = heldBy('pause', 'f');

/** Which rows are behind a figure. The same conditions count them. */
const CONDITIONS: Readonly<Record<MessageList, (now: () => string, late: () => string) => string>> = {
  planned: (now) => `${MESSAGE} AND f.state = 'planned' AND (f.due_at > ${now()} OR ${KEPT_BACK})`,
  due: (now) => `${MESSAGE} AND ${DUE_STATES} AND f.due_at <= ${now()}`,
  held: (now) => `${MESSAGE} AND ${DUE_STATES} AND f.due_at <= ${now()} AND ${HELD}`,
  unsent: (_now, late) => {
    const before = late();
    return `${MESSAGE} AND f.state IN ('planned', 'failed', 'claimed', 'sending') AND NOT ${KEPT_BACK} AND f.due_at <= ${before}
      AND (f.state IN ('claimed', 'sending') OR (${freeSince('pause', 'f')} <= ${before} AND NOT ${HELD}))`;
  },
  sending: () => `${MESSAGE} AND f.state IN ('claimed', 'sending')`,
  failed: (now) => `${MESSAGE} AND f.state = 'failed' AND (f.due_at > ${now()} OR ${KEPT_BACK})`,
  dead: () => `${MESSAGE} AND f.state = 'dead'`,
  uncertain: () => `${MESSAGE} AND f.state = 'uncertain'`,
  sent: () => `f.state = 'sent'`,
};

const counted = (list: Exclude<MessageList, 'sent'>): string =>
  `count(*) FILTER (WHERE ${CONDITIONS[list](
    () => '$1::timestamptz',
    () => '$2::timestamptz',
  )})::int AS "${list}"`;

const OPEN_LISTS = ['planned', 'due', 'held', 'unsent', 'sending', 'failed', 'dead', 'uncertain'] as const;

const OPEN_GROUPS = `SELECT f.owner_id AS "ownerId", f.template_key AS "templateKey", ${OPEN_LISTS.map(counted).join(', ')},
    0 AS "sentToday", 0 AS "sentInSevenDays"
  FROM follow_ups f ${JOIN_PAUSE}
  WHERE f.kind = 'message' AND f.state IN ('planned', 'claimed', 'sending', 'failed', 'dead', 'uncertain')
  GROUP BY f.owner_id, f.template_key`;

const SENT_GROUPS = `SELECT f.owner_id AS "ownerId", f.template_key AS "templateKey",
    ${OPEN_LISTS.map((list) => `0 AS "${list}"`).join(', ')},
    count(*) FILTER (WHERE f.ended_at >= $2::timestamptz)::int AS "sentToday", count(*)::int AS "sentInSevenDays"
  FROM follow_ups f WHERE f.state = 'sent' AND f.ended_at >= $1::timestamptz
  GROUP BY f.owner_id, f.template_key`;

const PEOPLE = 'SELECT id, name, initials FROM people WHERE id = ANY($1::uuid[]) ORDER BY name, id';

const COUNTS: readonly Count[] = [...OPEN_LISTS, 'sentToday', 'sentInSevenDays'];

function summed(groups: readonly Group[]): MessageCounts {
  const sums = COUNTS.map((count) => [count, groups.reduce((sum, group) => sum + group[count], 0)] as const);
  return Object.fromEntries(sums) as MessageCounts;
}

/** By name, those without a template last. */
function compareKeys(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

const TEMPLATES = 'SELECT key, coalesce(names, subjects) AS names FROM message_templates WHERE key = ANY($1::text[])';
