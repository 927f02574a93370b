import type { SequenceDefinition, StopCondition, EnrolmentState } from '@brug/domain/sequences';
import type { Tx } from '../../platform/database/tx.js';
import { personIdOf } from '../../platform/actors/caller.js';
import { recordChanged } from '../follow-up-writes.js';

/** A run as use cases decide on it; locked until the end of the transaction. */
export interface LockedRun {
  readonly id: string;
  readonly version: number;
  readonly sequenceId: string;
  readonly number: number;
  readonly leadId: string;
  readonly stageId: string;
  readonly state: EnrolmentState;
  readonly stopConditions: readonly StopCondition[];
  readonly givenValues: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  readonly pausedAt: string | null;
  readonly triggerAt: string;
  readonly activityId: string | null;
  readonly facts: Readonly<Record<'replied' | 'meeting-booked' | 'outcome-noted', boolean>>;
  readonly definition: SequenceDefinition;
}

/** A run `e` with its version's definition `v`. */
export const RUN_COLUMNS = `e.id, e.version, e.sequence_id AS "sequenceId", e.number, e.lead_id AS "leadId", e.stage_id AS "stageId",
    e.state, e.stop_conditions AS "stopConditions", e.given_values AS "givenValues", e.missing, e.pauses,
    e.paused_at AS "pausedAt", e.trigger_at AS "triggerAt", e.activity_id AS "activityId",
    jsonb_build_object('replied', e.replied_at IS NOT NULL, 'meeting-booked', e.meeting_booked_at IS NOT NULL,
      'outcome-noted', e.outcome_at IS NOT NULL) AS facts, v.definition`;
export const RUN_JOIN = `JOIN sequence_versions v ON v.sequence_id = e.sequence_id AND v.number = e.number`;

/** Writes a run's change with audit and event. What is not given stays. */
export async function changeRun(
  tx: Tx,
  run: Pick<LockedRun, 'id' | 'sequenceId' | 'leadId' | 'state'>,
  action: string,
  change: { readonly sets: string; readonly params?: readonly unknown[]; readonly state?: EnrolmentState },
  told: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { id, sequenceId, leadId } = run;
  const state = change.state ?? run.state;
  await tx.execute(`UPDATE enrolments SET version = version + 1, state = $2, ${change.sets} WHERE id = $1`, [
    id,
    state,
    ...(change.params ?? []),
  ]);
  tx.audit.record({
    entity: 'enrolment',
    entityId: id,
    action,
    before: { state: run.state },
    after: { state, ...told },
  });
  await tx.events.record('enrolment.changed.v1', { enrolmentId: id, sequenceId, leadId, state }, { aggregate: leadId });
}

/** Ends a run: what has not left is called off. */
export async function endRun(tx: Tx, run: LockedRun, reason: string): Promise<void> {
  const by = personIdOf(tx.actor);
  const sets = 'ended_at = $3::timestamptz, ended_by = $4::uuid, end_reason = $5, paused_at = NULL';
  await changeRun(tx, run, 'stop', { sets, params: [tx.at, by, reason], state: 'stopped' }, { reason });
  await endSteps(tx, run, 'cancelled', reason, 'true', []);
}

/** Ends the open steps of a run that meet a condition on `f` (parameters from `$5`). Resolves with how many. */
export async function endSteps(
  tx: Tx,
  { id: runId, leadId }: Pick<LockedRun, 'id' | 'leadId'>,
  state: 'cancelled' | 'skipped',
  reason: string,
  condition: string,
  params: readonly unknown[],
): Promise<number> {
  const rows = await tx.query<{ id: string; before: string }>(
    `UPDATE follow_ups f SET state = $2, end_reason = $3, ended_at = $4::timestamptz, held = false, claimed_by = NULL,
        lease_until = NULL, version = f.version + 1, updated_at = $4::timestamptz
      FROM (SELECT id, state FROM follow_ups WHERE enrolment_id = $1 FOR UPDATE) was
      WHERE f.id = was.id AND f.state IN ('planned', 'claimed', 'failed') AND ${condition} RETURNING f.id, was.state AS before`,
    [runId, state, reason, tx.at, ...params],
  );
  for (const { id, before } of rows) {
    const after = { state, endReason: reason };
    tx.audit.record({ entity: 'follow-up', entityId: id, action: 'call-off', before: { state: before }, after });
    await recordChanged(tx, { id, leadId, state });
  }
  return rows.length;
}

/** Ends running runs of which nothing is left to happen: what is dead or uncertain still is. The caller holds the locks of their leads. */
export async function finishRunsIfOver(tx: Tx, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  const runs = await tx.query<Pick<LockedRun, 'id' | 'sequenceId' | 'leadId'>>(FINISH, [runIds, tx.at]);
  for (const { id, sequenceId, leadId } of runs) {
    tx.audit.record({ entity: 'enrolment', entityId: id, action: 'finish', after: { state: 'finished' } });
    const payload = { enrolmentId: id, sequenceId, leadId, state: 'finished' };
    await tx.events.record('enrolment.changed.v1', payload, { aggregate: leadId });
  }
}

const FINISH = `UPDATE enrolments e SET state = 'finished', version = version + 1, ended_at = $2::timestamptz
  WHERE e.id = ANY($1::uuid[]) AND e.state = 'running'
    AND NOT EXISTS (SELECT FROM follow_ups f WHERE f.enrolment_id = e.id AND f.ended_at IS NULL)
  RETURNING e.id, e.sequence_id AS "sequenceId", e.lead_id AS "leadId"`;
