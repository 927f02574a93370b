import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import type { JobPayload } from '@brug/contracts/jobs';
import { calendarPeriod, type Calendars, type Region } from '@brug/domain/calendars';
import { dependsOnCalendar, replan, type Replan } from '@brug/domain/follow-ups';
import { asSystem } from '../platform/actors/caller.js';
import {
  CalendarDependants,
  type CalendarChange,
  type TouchedPlans,
} from '../platform/calendars/calendar-dependants.js';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { PlansJobsFor } from '../platform/events/job-planners.js';
import { HandlesJob } from '../platform/queue/job-handlers.js';
import { JobQueue, type PlannedJob } from '../platform/queue/job-queue.js';
import { recordChanged, recordWake } from './follow-up-writes.js';
import {
  keptPlanOf,
  LOCK_PLANS,
  SCAN_PLANS,
  SCAN_START,
  scanParams,
  type PlanRow,
  type ScanPosition,
} from './kept-plans.js';
import { inMilliseconds } from './lead-facts.js';
import { refreshNextSteps } from './next-step.js';

const REPLANNER = asSystem('follow-ups.replan');

/** Follow-ups that are looked at in one read: computing their times keeps the process busy for so long. */
const SCAN = 250;
/** Follow-ups that one transaction plans again: their leads are locked until its end. */
const BATCH = 100;
/** What a preview looks at before it says 'at least so many'. */
const MOST_PREVIEWED = 10_000;
/** After this long every process has read the new calendar: what was planned on the old one meanwhile is found then. */
const SECOND_ROUND_SECONDS = 60;

/** Whether a change of the calendars touches a plan, and how. */
type Touches = (row: PlanRow) => Replan;

/**
 * Plans again what was planned on a calendar that changed: from its trigger and by its rule, on the calendar as it is now. What is being sent,
 * what failed and waits for another try, and times that people chose stay as they are.
 */
@Injectable()
export class Replanner implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly workingTime: WorkingTime,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly dependants: CalendarDependants,
  ) {}

  onModuleInit(): void {
    this.dependants.register((change) => this.count(change));
  }

  @PlansJobsFor('calendar.changed.v1')
  replanning(change: EventPayload<'calendar.changed.v1'>): readonly PlannedJob[] {
    return [replanJob(change, 1)];
  }

  @HandlesJob('follow-ups.replan')
  async replan({ round, ...change }: JobPayload<'follow-ups.replan'>): Promise<void> {
    this.workingTime.forget();
    const { calendars } = await this.workingTime.current();
    await this.#planAgain({ region: change.region, from: firstDayOf(change), calendars });
    if (round > 1) return;
    const runAt = this.clock.now().add({ seconds: SECOND_ROUND_SECONDS });
    await this.queue.enqueue([{ ...replanJob(change, 2), runAt }]);
  }

  /** How many open follow-ups a change would touch. */
  async count(change: CalendarChange): Promise<TouchedPlans> {
    const touches = this.#touchedBy(change);
    let [moved, marked, seen] = [0, 0, 0];
    for await (const rows of this.#scan(change)) {
      for (const row of rows) {
        const outcome = touches(row).change;
        if (outcome === 'moment') moved += 1;
        if (outcome === 'reason') marked += 1;
      }
      seen += rows.length;
      if (seen >= MOST_PREVIEWED) return { moved, marked, complete: false };
    }
    return { moved, marked, complete: true };
  }

  async #planAgain(change: CalendarChange): Promise<void> {
    const touches = this.#touchedBy(change);
    for await (const rows of this.#scan(change)) {
      const touched = rows.filter((row) => touches(row).change !== 'none').toSorted(byLead);
      for (const batch of inBatches(touched)) await this.transactions.run(REPLANNER, (tx) => write(tx, batch, change));
    }
  }

  #touchedBy({ region, calendars }: CalendarChange): Touches {
    const now = this.clock.now();
    return (row) => outcomeOf(row, region, now, calendars);
  }

  async *#scan(change: CalendarChange): AsyncGenerator<PlanRow[]> {
    let after: ScanPosition = SCAN_START;
    for (;;) {
      const rows = await this.database.read<PlanRow>(SCAN_PLANS, scanParams(change, after, SCAN));
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      if (rows.length < SCAN) return;
      after = last;
    }
  }
}

function outcomeOf(row: PlanRow, region: Region, now: Temporal.Instant, calendars: Calendars): Replan {
  const plan = keptPlanOf(row);
  return dependsOnCalendar(plan, region) ? replan(plan, now, calendars) : { change: 'none' };
}

/** A follow-up with what becomes of it. */
interface Touched {
  readonly row: PlanRow;
  readonly outcome: Exclude<Replan, { change: 'none' }>;
}

/** The leads first, as every write to a lead begins, and in one order, so that two of these do not wait for each other. */
async function write(tx: Tx, batch: readonly PlanRow[], { region, calendars }: CalendarChange): Promise<void> {
  const leadIds = [...new Set(batch.flatMap(({ leadId }) => leadId ?? []))].toSorted();
  await tx.query('SELECT id FROM leads WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [leadIds]);
  const rows = await tx.query<PlanRow>(LOCK_PLANS, [batch.map(({ id }) => id)]);
  const touched = rows.flatMap((row): Touched[] => {
    const outcome = outcomeOf(row, region, tx.now, calendars);
    return outcome.change === 'none' ? [] : [{ row, outcome }];
  });
  if (touched.length === 0) return;
  const changes = touched.map(({ row: { id }, outcome }) => ({
    id,
    moves: outcome.change === 'moment',
    due_at: outcome.change === 'moment' ? inMilliseconds(outcome.at) : null,
    due_reason: outcome.reason,
  }));
  await tx.execute(PLAN_AGAIN, [JSON.stringify(changes), tx.at]);
  for (const each of touched) await recordOne(tx, each);
  const moved = touched.filter(({ outcome }) => outcome.change === 'moment');
  refreshNextSteps(tx, [...new Set(moved.flatMap(({ row: { leadId } }) => leadId ?? []))]);
}

async function recordOne(tx: Tx, { row, outcome }: Touched): Promise<void> {
  const { id, leadId, kind, revision, held } = row;
  const dueAt = inMilliseconds(outcome.change === 'moment' ? outcome.at : row.dueAt);
  tx.audit.record({
    entity: 'follow-up',
    entityId: id,
    action: 'replan',
    before: { dueAt: inMilliseconds(row.dueAt), provisional: row.dueReason.provisional, reason: null },
    after: { dueAt, provisional: outcome.reason.provisional, reason: 'calendar-changed' },
  });
  if (outcome.change === 'moment' && !held) await recordWake(tx, { id, leadId, kind, revision: revision + 1, dueAt });
  else await recordChanged(tx, { id, leadId, state: 'planned' });
}

/** Those of one lead together: its next step is found once for all of them. */
function byLead(a: PlanRow, b: PlanRow): number {
  return (a.leadId ?? '') < (b.leadId ?? '') ? -1 : 1;
}

function* inBatches(rows: readonly PlanRow[]): Generator<readonly PlanRow[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}

/** Office hours change every day; a year's calendar only what is due from its first day on. */
function firstDayOf({ region, year }: EventPayload<'calendar.changed.v1'>): string | null {
  return year === null ? null : calendarPeriod(region, year).from;
}

function replanJob(
  { region, year, version }: EventPayload<'calendar.changed.v1'>,
  round: number,
): PlannedJob<'follow-ups.replan'> {
  return {
    name: 'follow-ups.replan',
    payload: { region, year, version, round },
    jobId: `replan-${region}-${year ?? 'office-hours'}-${version}-${round}`,
  };
}

const PLAN_AGAIN = `UPDATE follow_ups f SET due_at = coalesce(c.due_at, f.due_at), due_reason = c.due_reason,
    put_off = CASE WHEN c.moves THEN NULL ELSE f.put_off END, plan_revision = f.plan_revision + c.moves::int,
    version = f.version + 1, updated_at = $2::timestamptz
  FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, moves boolean, due_at timestamptz, due_reason jsonb)
  WHERE f.id = c.id`;
