import { Injectable } from '@nestjs/common';
import type { Today } from '@brug/contracts/follow-ups';
import type { Track } from '@brug/domain/tracks';
import { visibleTo } from '../leads/leads.public.js';
import {
  type OrganisationRefColumns,
  organisationRefOf,
  organisationRefSql,
} from '../organisations/organisations.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { found } from '../platform/errors/domain-error.js';
import { toFollowUp, VIEW_COLUMNS, VIEW_JOINS, type ViewRow } from './follow-up-view.js';

/** Rows a list shows at most; `counts` says how many there are. */
const LONGEST_LIST = 100;
const UPCOMING = 10;
const WITHOUT_NEXT_STEP = 50;

const LISTS = ['uncertain', 'overdue', 'dueToday', 'goingOut', 'upcoming'] as const;
type List = (typeof LISTS)[number];

interface ListedRow extends ViewRow {
  readonly list: List;
  readonly total: number;
}

export interface LeadWithoutNextStep extends OrganisationRefColumns<'organisation'> {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly track: Track;
  readonly lastActivityAt: string | null;
  readonly total: number;
}

/** What needs somebody now. */
@Injectable()
export class TodayLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly workingTime: WorkingTime,
  ) {}

  async of(actor: PersonActor): Promise<Today> {
    const now = this.clock.now();
    const person = await this.database.readOne<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM people WHERE id = $1',
      [actor.personId],
    );
    const tomorrow = endOfDay(now, found(person, 'person').timeZone);
    const [followUps, leads, clock] = await Promise.all([
      this.#followUps(actor, now, tomorrow),
      this.withoutNextStep(actor),
      this.workingTime.current(),
    ]);
    const context = { actor, now, clock };
    const rowsOf = (list: List): ListedRow[] => followUps.filter((row) => row.list === list);
    const viewOf = (list: List) => rowsOf(list).map((row) => toFollowUp(row, context));
    const totalOf = (list: List): number => rowsOf(list)[0]?.total ?? 0;
    return {
      now: now.toString(),
      uncertain: viewOf('uncertain'),
      overdue: viewOf('overdue'),
      dueToday: viewOf('dueToday'),
      goingOut: viewOf('goingOut'),
      upcoming: viewOf('upcoming'),
      withoutNextStep: leads.map(({ id, number, title, track, lastActivityAt, ...row }) => ({
        id,
        number,
        title,
        track,
        lastActivityAt,
        organisation: organisationRefOf(row),
      })),
      counts: {
        uncertain: totalOf('uncertain'),
        overdue: totalOf('overdue'),
        dueToday: totalOf('dueToday'),
        goingOut: totalOf('goingOut'),
        upcoming: totalOf('upcoming'),
        withoutNextStep: leads[0]?.total ?? 0,
      },
    };
  }

  async #followUps(actor: PersonActor, now: Temporal.Instant, tomorrow: Temporal.Instant): Promise<ListedRow[]> {
    const params = new Params();
    const sql = listed(params, actor, now.toString(), tomorrow.toString());
    return this.database.read<ListedRow>(sql, params.values);
  }

  /** Open leads of somebody on which nothing is planned, the first 50; `total` says how many there are. */
  async withoutNextStep(actor: PersonActor): Promise<LeadWithoutNextStep[]> {
    const params = new Params();
    const sql = `SELECT l.id, l.number, l.title, l.track, l.last_activity_at AS "lastActivityAt", count(*) OVER ()::int AS total,
        ${organisationRefSql('o')}
      FROM leads l JOIN stages s ON s.id = l.stage_id AND s.category = 'open'
      JOIN organisations o ON o.id = l.organisation_id
      WHERE l.owner_id = ${params.add(actor.personId)} AND l.next_follow_up_id IS NULL AND l.archived_at IS NULL
        AND ${visibleTo(actor, 'l', params)}
      ORDER BY l.received_at DESC, l.id DESC LIMIT ${WITHOUT_NEXT_STEP}`;
    return this.database.read<LeadWithoutNextStep>(sql, params.values);
  }
}

/** Where tomorrow begins for somebody. */
function endOfDay(now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const tomorrow = now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  return tomorrow.toZonedDateTime(timeZone).toInstant();
}

/** The states are those of the index on what is open of an owner. A dead message stands among what is overdue: it should have left. */
function listed(params: Params, actor: PersonActor, now: string, tomorrow: string): string {
  const [atNow, atTomorrow] = [`${params.add(now)}::timestamptz`, `${params.add(tomorrow)}::timestamptz`];
  return `SELECT chosen.list, chosen.total, ${VIEW_COLUMNS}
    FROM (
      SELECT ranked.*, row_number() OVER (PARTITION BY list ORDER BY due_at, id) AS place,
        count(*) OVER (PARTITION BY list)::int AS total
      FROM (
        SELECT f.id, f.due_at, CASE
          WHEN f.state = 'uncertain' THEN 'uncertain'
          WHEN f.state = 'dead' THEN 'overdue'
          WHEN f.due_at >= ${atTomorrow} THEN 'upcoming'
          WHEN f.kind = 'message' THEN 'goingOut'
          WHEN f.due_at < ${atNow} THEN 'overdue'
          ELSE 'dueToday' END AS list
        FROM follow_ups f LEFT JOIN leads l ON l.id = f.lead_id
        WHERE f.owner_id = ${params.add(actor.personId)}
          AND f.state IN ('planned', 'claimed', 'sending', 'failed', 'dead', 'uncertain') AND NOT f.held
          AND (l.id IS NULL OR (l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}))
      ) ranked
    ) chosen
    JOIN follow_ups f ON f.id = chosen.id
    ${VIEW_JOINS}
    WHERE chosen.place <= CASE chosen.list WHEN 'upcoming' THEN ${UPCOMING} ELSE ${LONGEST_LIST} END
    ORDER BY chosen.place`;
}
