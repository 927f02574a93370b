import { Injectable } from '@nestjs/common';
import { nextMomentAtWork, type Region } from '@brug/domain/calendars';
import { conditionHolds, planStep, type SequenceStep } from '@brug/domain/sequences';
import type { TemplateValues } from '@brug/domain/templates';
import type { Tx } from '../../platform/database/tx.js';
import { found } from '../../platform/errors/domain-error.js';
import { recordWake } from '../follow-up-writes.js';
import { inMilliseconds } from '../lead-facts.js';
import { LOOK_AHEAD } from '../wake-job.js';
import { prepareRun, timingOf, type Preparation, type PreparedRun } from './prepare-run.js';
import { Preparations } from './preparations.js';
import { readRunLeads, type RunLead } from './run-leads.js';
import { changeRun, finishRunsIfOver, type LockedRun } from './run-records.js';

/** A step that has not happened, as a resumed run plans it again. */
interface LeftStep {
  readonly id: string;
  readonly stepKey: string;
  readonly kind: 'message' | 'task';
  readonly dueAt: string;
}

/** What is left of a run that holds still, as it would go on. */
interface RestOfRun {
  readonly prepared: PreparedRun;
  readonly preparation: Preparation;
  readonly given: TemplateValues;
  readonly left: readonly LeftStep[];
  /** Values that the texts of what is left ask for and nobody gave. */
  readonly missing: readonly string[];
}

/**
 * Lets runs hold still and go on, one by one or all of a sequence. Whoever calls has locked the lead and the run, and sees to the lead's
 * next step afterwards.
 */
@Injectable()
export class HoldRuns {
  constructor(private readonly preparations: Preparations) {}

  /** `together`: with all the runs of its sequence. */
  async hold(tx: Tx, run: LockedRun, together: boolean): Promise<void> {
    const sets = 'paused_at = $3::timestamptz, paused_together = $4::boolean';
    await changeRun(tx, run, 'pause', { sets, params: [tx.at, together], state: 'paused' }, { together });
    // What a worker holds and has not begun to send comes back: its token is no longer the row's.
    await tx.execute(HOLD, [run.id, tx.at]);
  }

  preparationOf({ sequenceId: id, number, definition }: LockedRun, now: Temporal.Instant): Promise<Preparation> {
    return this.preparations.for({ id, number, definition, names: NO_NAMES }, now);
  }

  async rest(tx: Tx, run: LockedRun, values: TemplateValues, preparation: Preparation): Promise<RestOfRun> {
    const given = { ...run.givenValues, ...values } as TemplateValues;
    const [lead] = await tx.query<RunLead>(readRunLeads('true'), [[run.leadId]]);
    const meeting = await meetingOf(tx, run);
    const beginning = { triggerAt: Temporal.Instant.from(run.triggerAt), meeting, given };
    const left = await tx.query<LeftStep>(LEFT, [run.id]);
    const prepared = prepareRun(preparation, found(lead, 'lead'), beginning);
    const leftKeys = new Set(left.map(({ stepKey }) => stepKey));
    const problems = prepared.steps.filter(({ step }) => leftKeys.has(step.key)).flatMap((step) => step.problems);
    return { prepared, preparation, given, left, missing: [...new Set(problems.map(({ name }) => name))] };
  }

  /** Every step that is left falls later by the working days the run held still, and never before now. */
  async goOn(tx: Tx, run: LockedRun, rest: RestOfRun): Promise<void> {
    const pauses = [...run.pauses, { from: inMilliseconds(run.pausedAt ?? tx.at), to: inMilliseconds(tx.now) }];
    await changeRun(tx, run, 'resume', {
      sets: `paused_at = NULL, paused_together = false, missing = '{}', given_values = $3::jsonb, pauses = $4::jsonb`,
      params: [JSON.stringify(rest.given), JSON.stringify(pauses)],
      state: 'running',
    });
    await planAgain(tx, run, rest, pauses);
    await finishRunsIfOver(tx, [run.id]);
  }
}

const NO_NAMES = { nl: '', en: '', zh: '' } as const;

async function planAgain(
  tx: Tx,
  run: LockedRun,
  { prepared, preparation, left }: RestOfRun,
  pauses: LockedRun['pauses'],
): Promise<void> {
  const { lead, beginning } = prepared;
  const steps = new Map(prepared.steps.map((step) => [step.step.key, step]));
  const timing = {
    ...timingOf(lead, beginning.triggerAt),
    pauses: pauses.map(({ from, to }) => ({ from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) })),
  };
  const soon = inMilliseconds(tx.now.add(LOOK_AHEAD));
  for (const { id, stepKey, kind } of left) {
    const step = steps.get(stepKey);
    if (!step) throw new Error(`The run ${run.id} has no step ${stepKey}.`);
    const planned = planStep(step.step, timing, preparation.calendars);
    const acting = kind === 'message' ? timing.recipientRegions[step.step.recipient] : timing.ownerRegion;
    const dueAt = notBefore(tx.now, planned.at, acting, preparation);
    const waits = isWaiting(step.step, run, lead);
    const said = [step.title, step.body, step.hint];
    const plan = [id, dueAt, JSON.stringify(planned.reason), waits, tx.at, ...said];
    const [row] = await tx.query<{ revision: number }>(PLAN_AGAIN, plan);
    if (row && kind === 'message' && !waits && dueAt <= soon) {
      await recordWake(tx, { id, leadId: run.leadId, kind, revision: row.revision, dueAt });
    }
  }
}

async function meetingOf(tx: Tx, { activityId }: LockedRun) {
  if (activityId === null) return null;
  const [row] = await tx.query<{ at: string; notes: string }>(
    'SELECT at, body AS notes FROM activities WHERE id = $1',
    [activityId],
  );
  return row ? { id: activityId, at: Temporal.Instant.from(row.at), notes: row.notes } : null;
}

function notBefore(now: Temporal.Instant, at: Temporal.Instant, acting: Region, { calendars }: Preparation): string {
  if (Temporal.Instant.compare(at, now) >= 0) return inMilliseconds(at);
  return inMilliseconds(nextMomentAtWork(now, acting, calendars).at);
}

function isWaiting({ condition }: SequenceStep, { facts }: LockedRun, { acknowledged }: RunLead): boolean {
  return condition?.is === true && !conditionHolds(condition, { ...facts, acknowledged });
}

const HOLD = `UPDATE follow_ups SET held = true, state = CASE WHEN state = 'claimed' THEN 'planned' ELSE state END,
    plan_revision = plan_revision + 1, claimed_by = NULL, lease_until = NULL, version = version + 1, updated_at = $2::timestamptz
  WHERE enrolment_id = $1 AND state IN ('planned', 'claimed', 'failed')`;

const LEFT = `SELECT id, step_key AS "stepKey", kind, due_at AS "dueAt" FROM follow_ups
  WHERE enrolment_id = $1 AND state IN ('planned', 'failed') ORDER BY due_at, id`;

/** A message that was tried before keeps the count of its attempts. */
const PLAN_AGAIN = `UPDATE follow_ups SET due_at = $2::timestamptz, due_reason = $3::jsonb, held = $4::boolean,
    title = $6, body = CASE WHEN kind = 'task' THEN $7 ELSE body END, hint = $8,
    plan_revision = plan_revision + 1, version = version + 1, updated_at = $5::timestamptz
  WHERE id = $1 RETURNING plan_revision AS revision`;
