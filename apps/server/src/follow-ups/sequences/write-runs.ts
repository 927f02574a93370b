import type { DueReason } from '@brug/domain/follow-ups';
import { personIdOf } from '../../platform/actors/caller.js';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import { recordWake } from '../follow-up-writes.js';
import { inMilliseconds } from '../lead-facts.js';
import { refreshNextSteps } from '../next-step.js';
import { LOOK_AHEAD } from '../wake-job.js';
import type { PreparedRun, PreparedStep } from './prepare-run.js';
import type { StoredSequence } from './sequence-catalogue.js';

/** Why a run begins although nobody could fill everything in: it holds still until somebody does. */
interface Beginning {
  readonly id: string;
  readonly run: PreparedRun;
  readonly holds: boolean;
}

/**
 * Begins runs: their rows, the follow-ups of all their steps, the leads' next steps, audit and events, in few statements however many they
 * are. The caller has locked the leads. A run for which something is missing begins on hold. Resolves with the ids by lead.
 */
export async function writeRuns(
  tx: Tx,
  sequence: StoredSequence,
  runs: readonly PreparedRun[],
): Promise<ReadonlyMap<string, string>> {
  if (runs.length === 0) return new Map();
  const beginnings = runs.map((run): Beginning => ({ id: newId(), run, holds: run.missing.length > 0 }));
  tx.write(INSERT_RUNS, [JSON.stringify(beginnings.map((beginning) => runRow(tx, sequence, beginning))), tx.at]);
  const followUps = beginnings.flatMap((beginning) => beginning.run.steps.map((step) => stepRow(beginning, step)));
  tx.write(INSERT_STEPS, [JSON.stringify(followUps), tx.at]);
  const soon = inMilliseconds(tx.now.add(LOOK_AHEAD));
  for (const { id, kind, lead_id: leadId, due_at: dueAt, state, held } of followUps) {
    if (kind !== 'message' || state !== 'planned' || held || dueAt > soon) continue;
    await recordWake(tx, { id, leadId, kind, revision: 1, dueAt });
  }
  for (const { id, run, holds } of beginnings) {
    const { lead, steps, missing } = run;
    const dates = steps.map(({ step, planned }) => ({ step: step.key, dueAt: inMilliseconds(planned.at) }));
    const after = { sequenceId: sequence.id, number: sequence.number, leadId: lead.id, steps: dates, missing };
    tx.audit.record({ entity: 'enrolment', entityId: id, action: holds ? 'start-on-hold' : 'start', after });
    const payload = { enrolmentId: id, sequenceId: sequence.id, leadId: lead.id };
    await tx.events.record('enrolment.started.v1', payload, { aggregate: lead.id });
  }
  refreshNextSteps(
    tx,
    runs.map(({ lead }) => lead.id),
  );
  return new Map(beginnings.map(({ id, run }) => [run.lead.id, id]));
}

function runRow(tx: Tx, sequence: StoredSequence, { id, run, holds }: Beginning): Record<string, unknown> {
  const { lead, beginning, missing } = run;
  return {
    id,
    sequence_id: sequence.id,
    number: sequence.number,
    lead_id: lead.id,
    contact_id: lead.contact?.id ?? null,
    counterpart_contact_id: lead.counterpartContact?.id ?? null,
    stage_id: lead.stageId,
    activity_id: beginning.meeting?.id ?? null,
    state: holds ? 'paused' : 'running',
    stop_conditions: sequence.definition.stopConditions,
    given_values: beginning.given,
    missing,
    trigger_at: inMilliseconds(beginning.triggerAt),
    started_by: personIdOf(tx.actor),
    paused_at: holds ? tx.at : null,
  };
}

interface StepRow {
  readonly id: string;
  readonly kind: 'message' | 'task';
  readonly lead_id: string;
  readonly due_at: string;
  readonly state: 'planned' | 'skipped';
  readonly held: boolean;
  readonly due_reason: DueReason;
  readonly [column: string]: unknown;
}

function stepRow({ id, run, holds }: Beginning, prepared: PreparedStep): StepRow {
  const { step, planned, contact, title, body, hint, waits, overtaken } = prepared;
  const { lead, beginning } = run;
  const isMessage = step.kind === 'message';
  return {
    id: newId(),
    enrolment_id: id,
    step_key: step.key,
    kind: step.kind,
    task_kind: isMessage ? null : step.taskKind,
    state: overtaken ? 'skipped' : 'planned',
    end_reason: overtaken ? 'condition-not-met' : null,
    lead_id: lead.id,
    contact_id: contact?.id ?? null,
    owner_id: lead.ownerId,
    template_key: isMessage ? step.templateKey : null,
    template_number: isMessage ? step.templateNumber : null,
    language: isMessage ? (contact?.language ?? null) : null,
    title,
    body,
    hint,
    condition: step.condition,
    held: !overtaken && (holds || waits),
    trigger_at: inMilliseconds(beginning.triggerAt),
    due_at: inMilliseconds(planned.at),
    due_reason: planned.reason,
  };
}

const INSERT_RUNS = `INSERT INTO enrolments (id, sequence_id, number, lead_id, contact_id, counterpart_contact_id, stage_id, activity_id,
    state, stop_conditions, given_values, missing, trigger_at, started_at, started_by, paused_at)
  SELECT r.id, r.sequence_id, r.number, r.lead_id, r.contact_id, r.counterpart_contact_id, r.stage_id, r.activity_id,
    r.state, r.stop_conditions, r.given_values, r.missing, r.trigger_at, $2::timestamptz, r.started_by, r.paused_at
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, sequence_id uuid, number int, lead_id uuid, contact_id uuid,
    counterpart_contact_id uuid, stage_id uuid, activity_id uuid, state text, stop_conditions text[], given_values jsonb,
    missing text[], trigger_at timestamptz, started_by uuid, paused_at timestamptz)`;

const INSERT_STEPS = `INSERT INTO follow_ups (id, enrolment_id, step_key, kind, task_kind, state, end_reason, ended_at, lead_id, contact_id,
    owner_id, template_key, template_number, language, title, body, hint, condition, held, trigger_at, due_at, due_reason,
    created_at, updated_at)
  SELECT f.id, f.enrolment_id, f.step_key, f.kind, f.task_kind, f.state, f.end_reason,
    CASE WHEN f.state = 'skipped' THEN $2::timestamptz END, f.lead_id, f.contact_id, f.owner_id, f.template_key,
    f.template_number, f.language, f.title, f.body, f.hint, f.condition, f.held, f.trigger_at, f.due_at, f.due_reason,
    $2::timestamptz, $2::timestamptz
  FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, enrolment_id uuid, step_key text, kind text, task_kind text, state text,
    end_reason text, lead_id uuid, contact_id uuid, owner_id uuid, template_key text, template_number int, language text,
    title text, body text, hint text, condition jsonb, held boolean, trigger_at timestamptz, due_at timestamptz, due_reason jsonb)`;
