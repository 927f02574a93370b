import { Injectable } from '@nestjs/common';
import {
  afterDelivery,
  outsideQuietHours,
  regionOfRecipient,
  type AfterDelivery,
  type DeliveryResult,
} from '@brug/domain/follow-ups';
import { recordLeadActivities, type LeadActivity } from '../leads/leads.public.js';
import { asSystem } from '../platform/actors/caller.js';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { cleanText } from '../platform/database/clean-text.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import type { Attempt, HandOver } from './claims.js';
import type { Wait } from './departures.js';
import { recordChanged, recordWake } from './follow-up-writes.js';
import type { MessageContext } from './message-context.js';
import { inMilliseconds } from './lead-facts.js';
import { refreshNextStepOf, refreshNextSteps } from './next-step.js';
import { RELEASE, TAKE_TURN } from './quotas.js';
import { finishRunsIfOver } from './sequences/run-records.js';

const SENDER = asSystem('follow-ups.send');

/** A message that the mail server was spoken to about, and what came of it. */
export interface Delivered {
  readonly handOver: HandOver;
  readonly attempt: Attempt;
  readonly result: DeliveryResult;
}

interface Held {
  readonly revision: number;
  readonly dueAt: string;
}

/** What is written of a delivery. */
interface Outcome extends Delivered {
  readonly state: AfterDelivery['state'];
  readonly retry: Later | null;
}

/** One that was written: the message was still ours. */
interface Written extends Outcome {
  readonly row: Held;
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

  /**
   * After the mail server was spoken to: of several messages in one transaction, and in two round trips. Resolves with the new state of each by its
   * id; not among them is one that is no longer ours.
   */
  async delivered(deliveries: readonly Delivered[]): Promise<ReadonlyMap<string, AfterDelivery['state']>> {
    return this.transactions.run(SENDER, async (tx) => {
      const outcomes = await Promise.all(deliveries.map((delivery) => this.#outcomeOf(tx, delivery)));
      const over = outcomes.filter(({ state }) => state !== 'failed').map(({ handOver }) => handOver.context);
      const [settled] = await Promise.all([
        settleDelivered(tx, outcomes),
        // Its condition is looked at after what was settled before it.
        finishRunsIfOver(tx, distinct(over.flatMap(({ enrolmentId }) => enrolmentId ?? []))),
      ]);
      const ours = outcomes.flatMap((outcome): Written[] => {
        const row = settled.get(outcome.handOver.context.id);
        return row ? [{ ...outcome, row }] : [];
      });
      for (const outcome of ours) await tell(tx, outcome);
      await recordLeadActivities(tx, ours.filter(({ state }) => state === 'sent').map(activityOf(tx)));
      refreshNextSteps(
        tx,
        distinct(over.filter(({ acknowledgement }) => !acknowledgement).map(({ leadId }) => leadId)),
      );
      releaseQuotas(tx, deliveries);
      return new Map(ours.map(({ handOver, state }) => [handOver.context.id, state]));
    });
  }

  /**
   * It waits for its turn or for its recipient's hours. The lead is locked before the quota, as whoever writes what became of another of its
   * messages does it.
   */
  async putOff(context: MessageContext, wait: Wait): Promise<void> {
    await this.transactions.run(SENDER, async (tx) => {
      tx.write(LOCK_LEADS, [[context.leadId]]);
      const turn = wait.reason === 'limit' ? await turnOf(tx, wait) : wait.until;
      const later = await this.#later(context, turn, wait.reason);
      const held = await settle(tx, PUT_OFF, context, [later.at, later.reason]);
      if (!held) return;
      await recordWake(tx, { ...context, ...held, kind: 'message' });
      await this.#refresh(tx, context);
    });
  }

  async #outcomeOf(tx: Tx, delivery: Delivered): Promise<Outcome> {
    const after = afterDelivery(delivery.result, delivery.attempt.number);
    const retry =
      after.state === 'failed'
        ? await this.#later(delivery.handOver.context, tx.now.add({ minutes: after.retryInMinutes }), 'retry')
        : null;
    return { ...delivery, state: after.state, retry };
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
    if (enrolmentId !== null) await finishRunsIfOver(tx, [enrolmentId]);
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

/** By the id of each that is still ours. The leads are locked before, as a move does it, and in the order of their ids, as everywhere. */
async function settleDelivered(tx: Tx, outcomes: readonly Outcome[]): Promise<ReadonlyMap<string, Held>> {
  tx.write(LOCK_LEADS, [distinct(outcomes.map(({ handOver }) => handOver.context.leadId))]);
  const written = outcomes.map(({ handOver, state, result, retry }) => ({
    id: handOver.context.id,
    token: String(handOver.context.token),
    state,
    result: result.kind,
    // Whatever a server says: what it did is written down.
    response: cleanText(result.response),
    dueAt: retry?.at ?? null,
    putOff: retry?.reason ?? null,
  }));
  const rows = await tx.query<Held & { readonly id: string }>(DELIVERED, [JSON.stringify(written), tx.at]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whatever came of them, they are no longer being handed over. */
function releaseQuotas(tx: Tx, deliveries: readonly Delivered[]): void {
  const places = deliveries.flatMap(({ handOver, attempt }) =>
    handOver.takes
      .filter(({ kind, atOnce }) => kind === 'domain' && atOnce !== null)
      .map(({ key }) => ({ key, lease: attempt.lease })),
  );
  if (places.length > 0) tx.beforeCommit(RELEASE, [JSON.stringify(places)]);
}

/** Records what became of a message for those who wait to hear of it. */
async function tell(tx: Tx, { handOver: { context }, state, row }: Written): Promise<void> {
  if (state === 'failed') await recordWake(tx, { ...context, ...row, kind: 'message' });
  else await recordChanged(tx, { ...context, state });
}

/** A message that was sent stands on its lead's timeline. */
function activityOf({ at }: Tx): (outcome: Outcome) => LeadActivity {
  return ({ handOver: { context, subject, body } }) => {
    const { leadId, contactId, id: followUpId } = context;
    return { kind: 'mail-out', leadId, contactId, followUpId, at, subject, body, isResponse: false };
  };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
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
const RETURNING = `RETURNING f.plan_revision AS revision, f.due_at AS "dueAt"`;

const LOCK_LEADS = 'SELECT FROM leads WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE';

/**
 * An answer that comes after the lease ran out still counts while nobody has decided: the token is the same, so nobody has sent it
 * since. That it was taken settles the matter; that it was not is evidence for the person who decides.
 */
const DELIVERED = `WITH outcomes AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS o(id uuid, token bigint, state text, result text, response text, "dueAt" timestamptz,
      "putOff" text)
  ), attempts AS (
    UPDATE follow_up_attempts a SET ended_at = $2::timestamptz, result = o.result, response = o.response
    FROM outcomes o WHERE a.follow_up_id = o.id AND a.fencing_token = o.token
  ), evidence AS (
    UPDATE follow_ups f SET server_response = o.response
    FROM outcomes o WHERE f.id = o.id AND f.fencing_token = o.token AND f.state = 'uncertain' AND o.state <> 'sent'
  )
  UPDATE follow_ups f SET state = o.state, server_response = o.response, claimed_by = NULL, lease_until = NULL,
    due_at = coalesce(o."dueAt", f.due_at), put_off = coalesce(o."putOff", f.put_off),
    plan_revision = f.plan_revision + (o.state = 'failed')::int,
    ended_at = CASE WHEN o.state = 'sent' THEN $2::timestamptz END,
    end_reason = CASE WHEN o.state = 'dead' THEN 'server-refused' END,
    version = f.version + 1, updated_at = $2::timestamptz
  FROM outcomes o
  WHERE f.id = o.id AND f.fencing_token = o.token AND (f.state = 'sending' OR (o.state = 'sent' AND f.state = 'uncertain'))
  RETURNING f.id, f.plan_revision AS revision, f.due_at AS "dueAt"`;

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
