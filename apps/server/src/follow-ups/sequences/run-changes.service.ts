import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@brug/contracts/http';
import type { Enrolment, sequenceEndpoints } from '@brug/contracts/sequences';
import { nextMomentAtWork, type Region } from '@brug/domain/calendars';
import { may } from '@brug/domain/permissions';
import {
  conditionHolds,
  mayChangeEnrolment,
  planStep,
  type EnrolmentState,
  type SequenceStep,
} from '@brug/domain/sequences';
import type { TemplateValues } from '@brug/domain/templates';
import { visibleTo } from '../../leads/leads.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Params } from '../../platform/database/params.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { recordWake } from '../follow-up-writes.js';
import { inMilliseconds } from '../lead-facts.js';
import { refreshNextStepOf } from '../next-step.js';
import { LOOK_AHEAD } from '../wake-job.js';
import { prepareRun, timingOf, type PreparedRun, type Preparation } from './prepare-run.js';
import { Preparations } from './preparations.js';
import { readRunLeads, type RunLead } from './run-leads.js';
import { changeRun, endRun, finishRunsIfOver, RUN_COLUMNS, RUN_JOIN, type LockedRun } from './run-records.js';
import { RunViews } from './run-views.js';

type Versioned = { readonly version: number };

/** A step that has not happened, as a resumed run plans it again. */
interface LeftStep {
  readonly id: string;
  readonly stepKey: string;
  readonly kind: 'message' | 'task';
  readonly dueAt: string;
}

/** What people do with a run: hold it still, let it go on, end it. */
@Injectable()
export class RunChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly preparations: Preparations,
    private readonly views: RunViews,
  ) {}

  pause(actor: PersonActor, id: string, body: Versioned): Promise<Enrolment> {
    return this.#change(actor, id, body, async (tx, run) => {
      refuseUnlessMay(run, 'paused');
      await changeRun(tx, run, 'pause', { sets: 'paused_at = $3::timestamptz', params: [tx.at], state: 'paused' });
      // What a worker holds and has not begun to send comes back: its token is no longer the row's.
      await tx.execute(HOLD, [run.id, tx.at]);
    });
  }

  resume(actor: PersonActor, id: string, body: BodyOf<typeof sequenceEndpoints.resume>): Promise<Enrolment> {
    return this.#change(actor, id, body, async (tx, run) => {
      if (run.state !== 'paused') refuse('enrolment.not-running', { detail: `It is ${run.state}.` });
      const given = { ...run.givenValues, ...body.values } as TemplateValues;
      const [lead] = await tx.query<RunLead>(readRunLeads('true'), [[run.leadId]]);
      const sequence = { id: run.sequenceId, number: run.number, definition: run.definition, names: NO_NAMES };
      const preparation = await this.preparations.for(sequence, tx.now);
      const meeting = await meetingOf(tx, run);
      const beginning = { triggerAt: Temporal.Instant.from(run.triggerAt), meeting, given };
      const left = await tx.query<LeftStep>(LEFT, [run.id]);
      const prepared = prepareRun(preparation, found(lead, 'lead'), beginning);
      const leftKeys = new Set(left.map(({ stepKey }) => stepKey));
      refuseMissing(prepared.steps.filter(({ step }) => leftKeys.has(step.key)).flatMap(({ problems }) => problems));
      const pauses = [...run.pauses, { from: inMilliseconds(run.pausedAt ?? tx.at), to: inMilliseconds(tx.now) }];
      await changeRun(tx, run, 'resume', {
        sets: `paused_at = NULL, missing = '{}', given_values = $3::jsonb, pauses = $4::jsonb`,
        params: [JSON.stringify(given), JSON.stringify(pauses)],
        state: 'running',
      });
      await planAgain(tx, run, prepared, preparation, left, pauses);
    });
  }

  stop(actor: PersonActor, id: string, body: Versioned): Promise<Enrolment> {
    return this.#change(actor, id, body, async (tx, run) => {
      refuseUnlessMay(run, 'stopped');
      await endRun(tx, run, 'stopped-by-hand');
    });
  }

  async #change(
    actor: PersonActor,
    id: string,
    { version }: Versioned,
    work: (tx: Tx, run: LockedRun) => Promise<void>,
  ): Promise<Enrolment> {
    return this.transactions.run(actor, async (tx) => {
      const lead = await lockLeadOfRun(tx, actor, id);
      const [locked] = await tx.query<LockedRun>(LOCK, [id]);
      const run = found(locked, 'enrolment');
      if (!may(actor, 'follow-up.create', lead)) refuse('auth.forbidden');
      if (run.version !== version) {
        refuse('version.conflict', { current: await this.views.inTransaction(tx, actor, id), yours: { version } });
      }
      await work(tx, run);
      await refreshNextStepOf(tx, run.leadId);
      return this.views.inTransaction(tx, actor, id);
    });
  }
}

const NO_NAMES = { nl: '', en: '', zh: '' } as const;

/** Every step that is left falls later by the working days the run held still, and never before now. */
async function planAgain(
  tx: Tx,
  run: LockedRun,
  prepared: PreparedRun,
  preparation: Preparation,
  left: readonly LeftStep[],
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
  await finishRunsIfOver(tx, [run.id]);
}

async function lockLeadOfRun(tx: Tx, actor: PersonActor, runId: string) {
  const params = new Params();
  const [lead] = await tx.query<{ id: string; ownerId: string; teamId: string }>(
    `SELECT l.id, l.owner_id AS "ownerId", l.team_id AS "teamId" FROM leads l
      WHERE l.id = (SELECT lead_id FROM enrolments WHERE id = ${params.add(runId)}) AND l.archived_at IS NULL
        AND ${visibleTo(actor, 'l', params)} FOR NO KEY UPDATE`,
    params.values,
  );
  return found(lead, 'enrolment');
}

async function meetingOf(tx: Tx, { activityId }: LockedRun) {
  if (activityId === null) return null;
  const [row] = await tx.query<{ at: string; notes: string }>(
    'SELECT at, body AS notes FROM activities WHERE id = $1',
    [activityId],
  );
  return row ? { id: activityId, at: Temporal.Instant.from(row.at), notes: row.notes } : null;
}

function refuseUnlessMay({ state }: LockedRun, to: EnrolmentState): void {
  if (!mayChangeEnrolment(state, to)) refuse('enrolment.not-running', { detail: `It is ${state}.` });
}

function refuseMissing(problems: readonly { readonly name: string }[]): void {
  const names = [...new Set(problems.map(({ name }) => name))];
  if (names.length === 0) return;
  const errors = names.map((name) => ({ path: `body.values.${name}`, code: 'required', message: 'a value' }));
  refuse('template.faulty', { detail: 'Values that the texts ask for are missing.', errors });
}

function notBefore(now: Temporal.Instant, at: Temporal.Instant, acting: Region, { calendars }: Preparation): string {
  if (Temporal.Instant.compare(at, now) >= 0) return inMilliseconds(at);
  return inMilliseconds(nextMomentAtWork(now, acting, calendars).at);
}

function isWaiting({ condition }: SequenceStep, { facts }: LockedRun, { acknowledged }: RunLead): boolean {
  return condition?.is === true && !conditionHolds(condition, { ...facts, acknowledged });
}

const LOCK = `SELECT ${RUN_COLUMNS} FROM enrolments e ${RUN_JOIN} WHERE e.id = $1 FOR UPDATE OF e`;

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
