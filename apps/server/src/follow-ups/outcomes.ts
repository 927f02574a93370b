import { Injectable } from '@nestjs/common';
import { afterDelivery, type DeliveryResult } from '@brug/domain/follow-ups';
import { recordLeadActivity } from '../leads/leads.public.js';
import { asSystem } from '../platform/actors/caller.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { recordChanged, recordWake } from './follow-up-writes.js';
import type { MessageContext } from './message-context.js';
import { refreshNextStepOf } from './next-step.js';
import { finishRunIfOver } from './sequences/run-records.js';

const SENDER = asSystem('follow-ups.send');

interface Held {
  readonly revision: number;
  readonly dueAt: string;
  readonly subject: string | null;
  readonly body: string | null;
}

/** What became of a claimed message, written by who holds its token: each with its events, in one transaction. */
@Injectable()
export class Outcomes {
  constructor(private readonly transactions: Transactions) {}

  /** After the mail server was spoken to. Resolves with the new state, or null when the message is no longer ours. */
  async delivered(context: MessageContext, attempt: number, result: DeliveryResult): Promise<string | null> {
    const after = afterDelivery(result, attempt);
    return this.transactions.run(SENDER, async (tx) => {
      const retryAt = after.state === 'failed' ? tx.now.add({ minutes: after.retryInMinutes }).toString() : null;
      const held = await settle(tx, DELIVERED, context, [after.state, result.response, retryAt, result.kind]);
      if (!held) return null;
      if (after.state === 'failed') {
        await recordWake(tx, { ...context, ...held, kind: 'message' });
        return after.state;
      }
      await recordChanged(tx, { ...context, state: after.state });
      if (after.state === 'sent') await recordSent(tx, context, held);
      await this.#ended(tx, context);
      await this.#refresh(tx, context);
      return after.state;
    });
  }

  /** It is not going to be sent, for a reason of who it is for. */
  async skipped(context: MessageContext, reason: string): Promise<void> {
    await this.transactions.run(SENDER, async (tx) => {
      if (!(await settle(tx, SKIPPED, context, [reason]))) return;
      await recordChanged(tx, { ...context, state: 'skipped' });
      await this.#ended(tx, context);
      await this.#refresh(tx, context);
    });
  }

  /** It cannot be sent as it is; its owner is shown it. */
  async buried(context: MessageContext, reason: string): Promise<void> {
    await this.transactions.run(SENDER, async (tx) => {
      if (!(await settle(tx, BURIED, context, [reason]))) return;
      await recordChanged(tx, { ...context, state: 'dead' });
      await this.#refresh(tx, context);
    });
  }

  /** Hands back a claim that was not used, for another worker to take up at once. */
  async handedBack(claim: { readonly id: string; readonly token: bigint; readonly leadId: string }): Promise<void> {
    await this.transactions.run(SENDER, async (tx) => {
      const held = await settle(tx, HANDED_BACK, claim, []);
      if (held) await recordWake(tx, { ...claim, ...held, kind: 'message' });
    });
  }

  /** The last step of a run ends the run. */
  async #ended(tx: Tx, { enrolmentId }: MessageContext): Promise<void> {
    if (enrolmentId !== null) await finishRunIfOver(tx, enrolmentId);
  }

  async #refresh(tx: Tx, { leadId, acknowledgement }: MessageContext): Promise<void> {
    if (!acknowledgement) await refreshNextStepOf(tx, leadId);
  }
}

async function recordSent(tx: Tx, { leadId, contactId, id }: MessageContext, { subject, body }: Held): Promise<void> {
  await recordLeadActivity(tx, {
    kind: 'mail-out',
    leadId,
    contactId,
    at: tx.at,
    subject,
    body: body ?? '',
    followUpId: id,
    isResponse: false,
  });
}

async function settle(
  tx: Tx,
  sql: string,
  { id, token }: { readonly id: string; readonly token: bigint },
  params: readonly unknown[],
): Promise<Held | null> {
  const [row] = await tx.query<Held>(sql, [id, String(token), tx.at, ...params]);
  return row ?? null;
}

/** The lead is locked before the follow-up, as a move does it. */
const HELD = `FROM (SELECT id FROM leads WHERE id = (SELECT lead_id FROM follow_ups WHERE id = $1) FOR NO KEY UPDATE) l
    WHERE f.lead_id = l.id AND f.id = $1 AND f.fencing_token = $2::bigint`;
const RETURNING = `RETURNING f.plan_revision AS revision, f.due_at AS "dueAt", f.subject, f.body`;

/**
 * An answer that comes after the lease ran out still counts while nobody has decided: the token is the same, so nobody has sent it
 * since. That it was taken settles the matter; that it was not is evidence for the person who decides.
 */
const DELIVERED = `WITH attempt AS (
    UPDATE follow_up_attempts SET ended_at = $3::timestamptz, result = $7, response = $5
    WHERE follow_up_id = $1 AND fencing_token = $2::bigint
  ), evidence AS (
    UPDATE follow_ups SET server_response = $5
    WHERE id = $1 AND fencing_token = $2::bigint AND state = 'uncertain' AND $4 <> 'sent'
  )
  UPDATE follow_ups f SET state = $4, server_response = $5, claimed_by = NULL, lease_until = NULL,
    due_at = coalesce($6::timestamptz, f.due_at), plan_revision = f.plan_revision + ($4 = 'failed')::int,
    ended_at = CASE WHEN $4 = 'sent' THEN $3::timestamptz END,
    end_reason = CASE WHEN $4 = 'dead' THEN 'server-refused' END,
    version = f.version + 1, updated_at = $3::timestamptz
  ${HELD} AND (f.state = 'sending' OR ($4 = 'sent' AND f.state = 'uncertain'))
  ${RETURNING}`;

const SKIPPED = `UPDATE follow_ups f SET state = 'skipped', end_reason = $4, ended_at = $3::timestamptz, claimed_by = NULL,
    lease_until = NULL, version = f.version + 1, updated_at = $3::timestamptz
  ${HELD} AND f.state = 'claimed' ${RETURNING}`;

const BURIED = `UPDATE follow_ups f SET state = 'dead', end_reason = $4, claimed_by = NULL, lease_until = NULL,
    version = f.version + 1, updated_at = $3::timestamptz
  ${HELD} AND f.state = 'claimed' ${RETURNING}`;

const HANDED_BACK = `UPDATE follow_ups f SET state = 'planned', plan_revision = f.plan_revision + 1, claimed_by = NULL,
    lease_until = NULL
  ${HELD} AND f.state = 'claimed' AND $3::timestamptz IS NOT NULL ${RETURNING}`;
