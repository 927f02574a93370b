import type { Language } from '@brug/contracts/http';
import type { DueReason, FollowUpKind, FollowUpState, TaskKind } from '@brug/domain/follow-ups';
import { personIdOf } from '../platform/actors/caller.js';
import type { Tx } from '../platform/database/tx.js';
import { inMilliseconds } from './lead-facts.js';

/** A follow-up about to be planned. */
export interface NewFollowUp {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly taskKind: TaskKind | null;
  readonly leadId: string;
  readonly contactId: string | null;
  readonly ownerId: string;
  readonly ruleId: string | null;
  readonly templateKey: string | null;
  readonly language: Language | null;
  readonly title: string;
  readonly body: string | null;
  readonly triggerAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly dueReason: DueReason;
  readonly plannedForStageId: string | null;
  readonly acknowledgement: boolean;
  /** A task at a time that the other side agreed to. */
  readonly agreed?: boolean;
}

/** A follow-up of the lead that ends with its move. */
export interface CalledOff {
  readonly id: string;
  readonly state: FollowUpState;
  readonly reason: string;
}

/** Plans and calls off, with events and audit. Resolves with the ids that were called off in fact: a message may have gone to a worker meanwhile. */
export async function writePlan(
  tx: Tx,
  leadId: string,
  planned: readonly NewFollowUp[],
  calledOff: readonly CalledOff[] = [],
): Promise<ReadonlySet<string>> {
  for (const followUp of planned) {
    const row = rowOf(followUp);
    tx.write(PLAN, [tx.at, ...COLUMNS.map((column) => row[column])]);
    await recordPlanned(tx, followUp);
  }
  if (calledOff.length === 0) return new Set();
  const call = [JSON.stringify(calledOff), tx.at, personIdOf(tx.actor)];
  const rows = await tx.query<{ id: string }>(CALL_OFF, call);
  const ended = new Set(rows.map(({ id }) => id));
  for (const { id, state, reason } of calledOff.filter((followUp) => ended.has(followUp.id))) {
    const after = { state: 'cancelled', endReason: reason };
    tx.audit.record({ entity: 'follow-up', entityId: id, action: 'call-off', before: { state }, after });
    await recordChanged(tx, { id, leadId, state: 'cancelled' });
  }
  return ended;
}

async function recordPlanned(tx: Tx, followUp: NewFollowUp): Promise<void> {
  const { id, leadId, kind, taskKind, title, ownerId } = followUp;
  const dueAt = inMilliseconds(followUp.dueAt);
  const after = { kind, taskKind, title, ownerId, leadId, dueAt };
  tx.audit.record({ entity: 'follow-up', entityId: id, action: 'plan', after });
  await recordWake(tx, { id, leadId, kind, revision: 1, dueAt });
}

/** Tells that a follow-up has a (new) time; for a message somebody is woken then. */
export async function recordWake(
  tx: Tx,
  followUp: { id: string; leadId: string | null; kind: FollowUpKind; revision: number; dueAt: string },
): Promise<void> {
  const { id, leadId, kind, revision } = followUp;
  const dueAt = inMilliseconds(followUp.dueAt);
  const payload = { followUpId: id, leadId, kind, revision, dueAt };
  await tx.events.record('follow-up.planned.v1', payload, { aggregate: leadId ?? id });
}

/** Tells that a follow-up is in another state. */
export async function recordChanged(
  tx: Tx,
  { id, leadId, state }: { id: string; leadId: string | null; state: string },
): Promise<void> {
  await tx.events.record('follow-up.changed.v1', { followUpId: id, leadId, state }, { aggregate: leadId ?? id });
}

const COLUMNS = [
  'id',
  'kind',
  'task_kind',
  'lead_id',
  'contact_id',
  'owner_id',
  'rule_id',
  'template_key',
  'language',
  'title',
  'body',
  'trigger_at',
  'due_at',
  'due_reason',
  'planned_for_stage_id',
  'acknowledgement',
  'agreed',
] as const;

function rowOf(followUp: NewFollowUp): Record<(typeof COLUMNS)[number], unknown> {
  return {
    id: followUp.id,
    kind: followUp.kind,
    task_kind: followUp.taskKind,
    lead_id: followUp.leadId,
    contact_id: followUp.contactId,
    owner_id: followUp.ownerId,
    rule_id: followUp.ruleId,
    template_key: followUp.templateKey,
    language: followUp.language,
    title: followUp.title,
    body: followUp.body,
    trigger_at: inMilliseconds(followUp.triggerAt),
    due_at: inMilliseconds(followUp.dueAt),
    due_reason: JSON.stringify(followUp.dueReason),
    planned_for_stage_id: followUp.plannedForStageId,
    acknowledgement: followUp.acknowledgement,
    agreed: followUp.agreed ?? false,
  };
}

const PLAN = `INSERT INTO follow_ups (created_at, updated_at, ${COLUMNS.join(', ')})
  VALUES ($1, $1, ${COLUMNS.map((_, index) => `$${index + 2}`).join(', ')})`;

/** The states are those that the domain lets be cancelled without a person's decision. */
const CALL_OFF = `UPDATE follow_ups f SET state = 'cancelled', ended_at = $2::timestamptz, ended_by = $3::uuid, end_reason = c.reason,
    claimed_by = NULL, lease_until = NULL, version = f.version + 1, updated_at = $2::timestamptz
  FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, reason text)
  WHERE f.id = c.id AND f.state IN ('planned', 'claimed', 'failed')
  RETURNING f.id`;
