import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import type { FollowUpState } from '@brug/domain/follow-ups';
import { maySeeLead, type Role } from '@brug/domain/permissions';
import type { Tx } from '../platform/database/tx.js';
import { OnEventInTransaction } from '../platform/events/in-transaction-handlers.js';
import { recordChanged } from './follow-up-writes.js';

interface OpenFollowUp {
  readonly id: string;
  readonly state: FollowUpState;
  readonly ownerId: string;
  readonly role: Role;
  readonly teamId: string;
}

/** What may change who sees a lead. */
const WHO_SEES = new Set(['ownerId', 'confidentiality']);

/**
 * Nothing due stays unseen: when a lead gets out of sight of somebody who has something to do on it, the lead's owner has it. The
 * lead is locked by whoever changed it.
 */
@Injectable()
export class HandOver {
  @OnEventInTransaction('lead.updated.v1')
  async follow(tx: Tx, lead: EventPayload<'lead.updated.v1'>): Promise<void> {
    const { leadId, ownerId } = lead;
    if (lead.confidentiality !== 'restricted' || !lead.fields.some((field) => WHO_SEES.has(field))) return;
    const open = await tx.query<OpenFollowUp>(OPEN, [leadId]);
    const unseen = open.filter(({ role, teamId, ownerId: personId }) => !maySeeLead({ personId, role, teamId }, lead));
    if (unseen.length === 0) return;
    await tx.execute(GIVE, [unseen.map(({ id }) => id), ownerId, tx.at]);
    for (const { id, state, ownerId: before } of unseen) {
      const entry = { entity: 'follow-up', entityId: id, action: 'hand-over' };
      tx.audit.record({ ...entry, before: { ownerId: before }, after: { ownerId } });
      await recordChanged(tx, { id, leadId, state });
    }
  }
}

/** Dead messages are shown to their owner, too. A message that leaves at this moment may still have its old owner's name in it. */
const OPEN = `SELECT f.id, f.state, f.owner_id AS "ownerId", p.role, p.team_id AS "teamId"
  FROM follow_ups f JOIN people p ON p.id = f.owner_id
  WHERE f.lead_id = $1 AND f.ended_at IS NULL ORDER BY f.id FOR NO KEY UPDATE OF f`;
const GIVE = `UPDATE follow_ups SET owner_id = $2, version = version + 1, updated_at = $3 WHERE id = ANY($1::uuid[])`;
