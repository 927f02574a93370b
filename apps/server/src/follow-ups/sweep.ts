import { Injectable } from '@nestjs/common';
import { asSystem } from '../platform/actors/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { JobQueue, withoutTwins, type PlannedJob } from '../platform/queue/job-queue.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import { recordChanged, recordWake } from './follow-up-writes.js';
import { notHeld } from './sending-pause.sql.js';
import { BeginRuns } from './sequences/begin-runs.js';
import { finishRunsIfOver } from './sequences/run-records.js';
import { LOOK_AHEAD, wakeJob } from './wake-job.js';

const SWEEPER = asSystem('follow-ups.sweep');
const BATCH = 500;
/** One wake-up is enough for all that is due. There are some more, because a worker that is at it already may take them from one that is not. */
const WAKE_UPS = 8;

interface Expired {
  readonly id: string;
  readonly leadId: string | null;
  readonly revision: number;
  readonly dueAt: string;
}

interface Due {
  readonly id: string;
  readonly revision: number;
  readonly dueAt: string;
}

export interface Swept {
  /** Claims whose lease ran out before anything was handed over: planned again. */
  readonly returned: number;
  /** Messages that were being handed over when their lease ran out. */
  readonly uncertain: number;
  /** Messages that are due, for which a wake-up was made sure of. */
  readonly due: number;
  /** Steps whose time came and what they depend on had not happened. */
  readonly skipped: number;
  /** Runs that a trigger had set off and that had not begun. */
  readonly begun: number;
}

/**
 * Finds what was lost on the way: the queue only carries wake-ups, PostgreSQL knows what is due. It sends nothing itself, so that two sweeps at a
 * time, or a sweep and a wake-up, cannot send twice.
 */
@Injectable()
export class Sweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly metrics: FollowUpMetrics,
    private readonly beginRuns: BeginRuns,
  ) {}

  async run(): Promise<Swept> {
    const returned = await this.#inBatches((tx) => this.#returnClaims(tx));
    const uncertain = await this.#inBatches((tx) => this.#settleSending(tx));
    for (let message = 0; message < uncertain; message += 1) this.metrics.ended('uncertain');
    const skipped = await this.#inBatches((tx) => this.#skipUnmet(tx));
    // What is due does not wait for runs that may not begin.
    const due = await this.#wakeDue();
    return { returned, uncertain, skipped, due, begun: await this.beginRuns.run() };
  }

  async #inBatches(work: (tx: Tx) => Promise<number>): Promise<number> {
    let total = 0;
    for (let batch = BATCH; batch === BATCH; total += batch) batch = await this.transactions.run(SWEEPER, work);
    return total;
  }

  async #returnClaims(tx: Tx): Promise<number> {
    const rows = await tx.query<Expired>(RETURN_CLAIMS, [tx.at, BATCH]);
    for (const row of rows) await recordWake(tx, { ...row, kind: 'message' });
    return rows.length;
  }

  async #settleSending(tx: Tx): Promise<number> {
    const rows = await tx.query<Expired>(SETTLE_SENDING, [tx.at, BATCH]);
    for (const row of rows) await recordChanged(tx, { ...row, state: 'uncertain' });
    return rows.length;
  }

  async #skipUnmet(tx: Tx): Promise<number> {
    const rows = await tx.query<{ id: string; leadId: string; runId: string }>(SKIP_UNMET, [tx.at, BATCH]);
    for (const { id, leadId } of rows) await recordChanged(tx, { id, leadId, state: 'skipped' });
    await finishRunsIfOver(tx, [...new Set(rows.map((row) => row.runId))]);
    return rows.length;
  }

  /**
   * So far ahead, too, there is a wake-up from now on: what was planned for later, also before the queue was lost or replaced by another, is
   * sent at its time, and not only when a sweep finds it due.
   */
  async #wakeDue(): Promise<number> {
    const now = this.clock.now();
    const until = now.add(LOOK_AHEAD).toString();
    let total = 0;
    let last = { dueAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      const rows = await this.database.read<Due>(DUE, [until, last.dueAt, last.id, BATCH]);
      const isDue = ({ dueAt }: Due): boolean => Temporal.Instant.compare(dueAt, now) <= 0;
      const due = rows.filter(isDue);
      if (total === 0) await this.queue.ensure(due.slice(0, WAKE_UPS).map((row): PlannedJob => wakeJob(row)));
      await this.queue.enqueue(withoutTwins(rows.filter((row) => !isDue(row)).map((row): PlannedJob => wakeJob(row))));
      total += due.length;
      const end = rows.at(-1);
      if (!end || rows.length < BATCH) return total;
      last = end;
    }
  }
}

/** The time of a step came while it waited for what it depends on. Of a run that holds still no time comes. */
const SKIP_UNMET = `UPDATE follow_ups SET state = 'skipped', end_reason = 'condition-not-met', held = false, ended_at = $1::timestamptz,
    version = version + 1, updated_at = $1::timestamptz
  WHERE id IN (SELECT f.id FROM follow_ups f JOIN enrolments e ON e.id = f.enrolment_id AND e.state = 'running'
    WHERE f.held AND f.condition IS NOT NULL AND f.state = 'planned' AND f.due_at <= $1::timestamptz
    ORDER BY f.due_at, f.id LIMIT $2 FOR UPDATE OF f SKIP LOCKED)
  RETURNING id, lead_id AS "leadId", enrolment_id AS "runId"`;

const RETURN_CLAIMS = `UPDATE follow_ups SET state = 'planned', plan_revision = plan_revision + 1, claimed_by = NULL, lease_until = NULL
  WHERE id IN (SELECT id FROM follow_ups WHERE state = 'claimed' AND lease_until < $1::timestamptz
    ORDER BY lease_until LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, lead_id AS "leadId", plan_revision AS revision, due_at AS "dueAt"`;

/** The claim's worker keeps its token: should its answer come yet, it is the answer to this very attempt. */
const SETTLE_SENDING = `WITH uncertain AS (
    UPDATE follow_ups SET state = 'uncertain', lease_until = NULL, version = version + 1, updated_at = $1::timestamptz
    WHERE id IN (SELECT id FROM follow_ups WHERE state = 'sending' AND lease_until < $1::timestamptz
      ORDER BY lease_until LIMIT $2 FOR UPDATE SKIP LOCKED)
    RETURNING id, lead_id, plan_revision, due_at, fencing_token
  ), attempt AS (
    UPDATE follow_up_attempts a SET ended_at = $1::timestamptz, result = 'lease-expired'
    FROM uncertain u WHERE a.follow_up_id = u.id AND a.fencing_token = u.fencing_token AND a.ended_at IS NULL
  )
  SELECT id, lead_id AS "leadId", plan_revision AS revision, due_at AS "dueAt" FROM uncertain`;

/** What a pause holds is left alone: the sweep after it wakes all of it. */
const DUE = `SELECT id, plan_revision AS revision, due_at AS "dueAt" FROM follow_ups
  WHERE kind = 'message' AND state IN ('planned', 'failed') AND NOT held AND due_at <= $1::timestamptz
    AND ${notHeld('follow_ups')} AND (due_at, id) > ($2::timestamptz, $3::uuid)
  ORDER BY due_at, id LIMIT $4`;
