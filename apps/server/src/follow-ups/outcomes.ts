import { Injectable } from '@nestjs/common';
import {
  afterDelivery,
  mailDomainOf,
  outsideQuietHours,
  regionOfRecipient,
  type AfterDelivery,
  type DeliveryResult,
} from '@brug/domain/follow-ups';
import { recordLeadActivity } from '../leads/leads.public.js';
import { asSystem } from '../platform/actors/caller.js';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import type { Wait } from './departures.js';
import { recordChanged, recordWake } from './follow-up-writes.js';
import type { MessageContext } from './message-context.js';
import { inMilliseconds } from './lead-facts.js';
import { refreshNextStepOf } from './next-step.js';
import { RELEASE, TAKE_TURN } from './quotas.js';
import { finishRunIfOver } from './sequences/run-records.js';

const SENDER = asSystem('follow-ups.send');

interface Held {
  readonly revision: number;
  readonly dueAt: string;
  readonly subject: string | null;
  readonly body: string | null;
  readonly recipient: string | null;
  /** End of the lease under which it was handed over. */
  readonly lease: string | null;
}

/** A later moment for a message, and why. */
interface Later {
  readonly at: string;
  readonly reason: 'limit' | 'quiet-hours' | 'retry';
}

/** What became of a claimed message, written by who holds its token: each with its events, in one transaction. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly transactions: Transactions,
    private readonly workingTime: WorkingTime,
  ) {}

  /** After the mail server was spoken to. Resolves with the new state, or null when the message is no longer ours. */
  async delivered(context: MessageContext, attempt: number, result: DeliveryResult): Promise<string | null> {
    const after = afterDelivery(result, attempt);
    return this.transactions.run(SENDER, async (tx) => {
      const retry = await this.#retryOf(tx, context, after);
      const outcome = [after.state, result.response, retry?.at ?? null, result.kind, retry?.reason ?? null];
      const held = await settle(tx, DELIVERED, context, outcome);
      if (!held) return null;
      if (held.recipient && held.lease) tx.beforeCommit(RELEASE, [mailDomainOf(held.recipient), held.lease]);
      if (after.state === 'failed') {
        await recordWake(tx, { ...context, ...held, kind: 'message' });
        return after.state;
      }
      // None of them needs the other, so they are asked for together.
      await Promise.all([
        recordChanged(tx, { ...context, state: after.state }),
        after.state === 'sent' ? recordSent(tx, context, held) : undefined,
        this.#ended(tx, context),
        this.#refresh(tx, context),
      ]);
      return after.state;
    });
  }

  /**
   * It waits for its turn or for its recipient's hours. The lead is locked before the quota, as whoever writes what became of another of its
   * messages does it.
   */
  async putOff(context: MessageContext, wait: Wait): Promise<void> {
    await this.transactions.run(SENDER, async (tx) => {
      await tx.query('SELECT FROM leads WHERE id = $1 FOR NO KEY UPDATE', [context.leadId]);
      const turn = wait.reason === 'limit' ? await turnOf(tx, wait) : wait.until;
      const later = await this.#later(context, turn, wait.reason);
      const held = await settle(tx, PUT_OFF, context, [later.at, later.reason]);
      if (!held) return;
      await recordWake(tx, { ...context, ...held, kind: 'message' });
      await this.#refresh(tx, context);
    });
  }

  async #retryOf(tx: Tx, context: MessageContext, after: AfterDelivery): Promise<Later | null> {
    return after.state === 'failed'
      ? this.#later(context, tx.now.add({ minutes: after.retryInMinutes }), 'retry')
      : null;
  }

  /** The moment itself, or the next one in which the recipient is at work. */
  async #later(
    { acknowledgement, contactTimeZone: timeZone, country }: MessageContext,
    at: Temporal.Instant,
    reason: Later['reason'],
  ): Promise<Later> {
    const region = regionOfRecipient({ timeZone, country });
    const { calendars } = await this.workingTime.current();
    const moment = outsideQuietHours(at, { acknowledgement, region }, calendars);
    return { at: inMilliseconds(moment.at), reason: moment.at.equals(at) ? reason : 'quiet-hours' };
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

async function turnOf(tx: Tx, wait: Wait & { readonly reason: 'limit' }): Promise<Temporal.Instant> {
  if (wait.spacing === null) return wait.earliest;
  const [row] = await tx.query<{ at: string }>(TAKE_TURN, [
    wait.kind,
    wait.key,
    wait.earliest.toString(),
    wait.spacing,
  ]);
  return row ? Temporal.Instant.from(row.at) : wait.earliest;
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
const RETURNING = `RETURNING f.plan_revision AS revision, f.due_at AS "dueAt", f.subject, f.body, f.recipient`;

/**
 * An answer that comes after the lease ran out still counts while nobody has decided: the token is the same, so nobody has sent it
 * since. That it was taken settles the matter; that it was not is evidence for the person who decides.
 */
const DELIVERED = `WITH begun AS (
    SELECT lease_until FROM follow_ups WHERE id = $1 AND state = 'sending'
  ), attempt AS (
    UPDATE follow_up_attempts SET ended_at = $3::timestamptz, result = $7, response = $5
    WHERE follow_up_id = $1 AND fencing_token = $2::bigint
  ), evidence AS (
    UPDATE follow_ups SET server_response = $5
    WHERE id = $1 AND fencing_token = $2::bigint AND state = 'uncertain' AND $4 <> 'sent'
  )
  UPDATE follow_ups f SET state = $4, server_response = $5, claimed_by = NULL, lease_until = NULL,
    due_at = coalesce($6::timestamptz, f.due_at), put_off = coalesce($8, f.put_off),
    plan_revision = f.plan_revision + ($4 = 'failed')::int,
    ended_at = CASE WHEN $4 = 'sent' THEN $3::timestamptz END,
    end_reason = CASE WHEN $4 = 'dead' THEN 'server-refused' END,
    version = f.version + 1, updated_at = $3::timestamptz
  ${HELD} AND (f.state = 'sending' OR ($4 = 'sent' AND f.state = 'uncertain'))
  ${RETURNING}, (SELECT lease_until FROM begun) AS lease`;

const PUT_OFF = `UPDATE follow_ups f SET state = 'planned', due_at = $4::timestamptz, put_off = $5, plan_revision = f.plan_revision + 1,
    claimed_by = NULL, lease_until = NULL, version = f.version + 1, updated_at = $3::timestamptz
  ${HELD} AND f.state = 'claimed' ${RETURNING}`;

const SKIPPED = `UPDATE follow_ups f SET state = 'skipped', end_reason = $4, ended_at = $3::timestamptz, claimed_by = NULL,
    lease_until = NULL, version = f.version + 1, updated_at = $3::timestamptz
  ${HELD} AND f.state = 'claimed' ${RETURNING}`;

const BURIED = `UPDATE follow_ups f SET state = 'dead', end_reason = $4, claimed_by = NULL, lease_until = NULL,
    version = f.version + 1, updated_at = $3::timestamptz
  ${HELD} AND f.state = 'claimed' ${RETURNING}`;

const HANDED_BACK = `UPDATE follow_ups f SET state = 'planned', plan_revision = f.plan_revision + 1, claimed_by = NULL,
    lease_until = NULL
  ${HELD} AND f.state = 'claimed' AND $3::timestamptz IS NOT NULL ${RETURNING}`;
