import type { FollowUp } from '@brug/contracts/follow-ups';
import type { FollowUpKind, FollowUpState } from '@brug/domain/follow-ups';
import { visibleTo } from '../leads/leads.public.js';
import { personIdOf, type PersonActor } from '../platform/actors/caller.js';
import { Params } from '../platform/database/params.js';
import type { Tx } from '../platform/database/tx.js';

/** A follow-up as a use case decides on it; it and its lead are locked until the end of the transaction. */
export interface LockedFollowUp {
  readonly id: string;
  readonly version: number;
  readonly kind: FollowUpKind;
  readonly state: FollowUpState;
  readonly leadId: string | null;
  readonly leadTeamId: string | null;
  readonly contactId: string | null;
  /** The run it is a step of. */
  readonly enrolmentId: string | null;
  readonly ownerId: string;
  readonly ownerTimeZone: string;
  readonly dueAt: string;
  readonly dueReason: FollowUp['dueReason'];
  readonly subject: string | null;
  readonly body: string | null;
  readonly handedOverAt: string | null;
}

/** What a person does to a follow-up. */
export interface Change {
  /** As the audit trail names it. */
  readonly action: string;
  readonly state: FollowUpState;
  /** It is over with that. */
  readonly ends?: boolean;
  readonly reason?: string | null;
  readonly dueAt?: string;
  readonly dueReason?: FollowUp['dueReason'];
  /** It has a new time, and a message a new wake-up. */
  readonly replans?: boolean;
  /** Why the new time is later than was asked for. */
  readonly putOff?: FollowUp['putOff'];
  /** Its time is no longer one that the other side agreed to. */
  readonly unagrees?: boolean;
}

interface LeadLock {
  readonly teamId: string;
}

/** Null when it is not there or, with `actor`, when they may not see it. */
export async function lockFollowUp(tx: Tx, id: string, actor?: PersonActor): Promise<LockedFollowUp | null> {
  const params = new Params();
  const seen = actor ? visibleTo(actor, 'l', params) : 'true';
  const [lead] = await tx.query<LeadLock>(
    `SELECT l.team_id AS "teamId" FROM leads l
      WHERE l.id = (SELECT lead_id FROM follow_ups WHERE id = ${params.add(id)}) AND l.archived_at IS NULL AND ${seen}
      FOR NO KEY UPDATE`,
    params.values,
  );
  const [row] = await tx.query<Omit<LockedFollowUp, 'leadTeamId'>>(LOCK, [id]);
  if (!row) return null;
  if (row.leadId !== null && !lead) return null;
  if (row.leadId === null && actor && row.ownerId !== actor.personId) return null;
  return { ...row, leadTeamId: lead?.teamId ?? null };
}

/** Writes the change with its audit entry. Resolves with the plan it has now. */
export async function changeFollowUp(
  tx: Tx,
  followUp: LockedFollowUp,
  change: Change,
): Promise<{ readonly revision: number; readonly dueAt: string }> {
  const { id, version, state, dueAt } = followUp;
  const [row] = await tx.query<{ revision: number; dueAt: string }>(CHANGE, [
    id,
    version,
    change.state,
    change.ends ? tx.at : null,
    change.ends ? personIdOf(tx.actor) : null,
    change.reason ?? null,
    change.dueAt ?? null,
    change.dueReason ? JSON.stringify(change.dueReason) : null,
    change.replans ?? false,
    tx.at,
    change.unagrees ?? false,
    change.putOff ?? null,
  ]);
  if (!row) throw new Error(`The follow-up ${id} changed although it was locked.`);
  tx.audit.record({
    entity: 'follow-up',
    entityId: id,
    action: change.action,
    before: { state, dueAt, endReason: null },
    after: { state: change.state, dueAt: row.dueAt, endReason: change.reason ?? null },
  });
  return row;
}

const LOCK = `SELECT f.id, f.version, f.kind, f.state, f.lead_id AS "leadId", f.contact_id AS "contactId", f.enrolment_id AS "enrolmentId",
    f.owner_id AS "ownerId",
    p.time_zone AS "ownerTimeZone", f.due_at AS "dueAt", f.due_reason AS "dueReason", f.subject, f.body,
    f.handed_over_at AS "handedOverAt"
  FROM follow_ups f JOIN people p ON p.id = f.owner_id WHERE f.id = $1 FOR UPDATE OF f`;

/** A message that is planned again begins to count its attempts anew. */
const CHANGE = `UPDATE follow_ups SET state = $3, ended_at = $4::timestamptz, ended_by = $5::uuid, end_reason = $6,
    due_at = coalesce($7::timestamptz, due_at), due_reason = coalesce($8::jsonb, due_reason),
    agreed = agreed AND NOT $11::boolean, put_off = CASE WHEN $9::boolean THEN $12::text ELSE put_off END,
    plan_revision = plan_revision + $9::boolean::int, attempts = CASE WHEN $9::boolean AND kind = 'message' THEN 0 ELSE attempts END,
    claimed_by = NULL, lease_until = NULL, held = held AND $4::timestamptz IS NULL, version = version + 1, updated_at = $10::timestamptz
  WHERE id = $1 AND version = $2
  RETURNING plan_revision AS revision, due_at AS "dueAt"`;
