import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import type { FollowUpState } from '@brug/domain/follow-ups';
import type { Tx } from '../platform/database/tx.js';
import { OnEventInTransaction } from '../platform/events/in-transaction-handlers.js';
import { writePlan } from './follow-up-writes.js';
import { refreshNextStepOf } from './next-step.js';

interface PlannedMessage {
  readonly id: string;
  readonly state: FollowUpState;
  readonly leadId: string;
}

/** Whoever does not want to be written to any more is not: what is planned to them is called off with their saying so. */
@Injectable()
export class OptOuts {
  @OnEventInTransaction('contact.opted-out.v1')
  async callOff(tx: Tx, { contactId, reason }: EventPayload<'contact.opted-out.v1'>): Promise<void> {
    // Nobody wished it: what is planned may leave yet if the address is put right in time, and is refused otherwise.
    if (reason === 'bounce') return;
    // The leads are locked before their follow-ups, as every write to them begins.
    await tx.execute(LOCK_LEADS, [contactId]);
    const planned = await tx.query<PlannedMessage>(PLANNED, [contactId]);
    for (const [leadId, messages] of Map.groupBy(planned, (message) => message.leadId)) {
      const off = messages.map(({ id, state }) => ({ id, state, reason: 'opted-out' }));
      await writePlan(tx, leadId, [], off);
      await refreshNextStepOf(tx, leadId);
    }
  }
}

/** What may have left already is never touched. */
const OPEN = `f.contact_id = $1 AND f.kind = 'message' AND f.state IN ('planned', 'claimed', 'failed') AND f.lead_id IS NOT NULL`;
const LOCK_LEADS = `SELECT FROM leads WHERE id IN (SELECT f.lead_id FROM follow_ups f WHERE ${OPEN}) ORDER BY id FOR NO KEY UPDATE`;
const PLANNED = `SELECT f.id, f.state, f.lead_id AS "leadId" FROM follow_ups f WHERE ${OPEN} ORDER BY f.id FOR NO KEY UPDATE`;
