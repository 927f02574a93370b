import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { EVENTS, type EventName } from '@brug/contracts/events';
import { Clock } from '../clock/clock.js';
import { LIVE_CHANNEL, liveMessagesOf } from '../live/live-messages.js';
import { JobQueue, withoutTwins, type PlannedJob } from '../queue/job-queue.js';
import { JobPlanners } from './job-planners.js';

const BATCH = 200;

/** Advisory lock of the one relay that works at a time: order is kept, the others stand by. */
const RELAY_LOCK = 0x62727567;

interface OutboxRow {
  readonly sequence: bigint;
  readonly name: string;
  readonly payload: unknown;
}

/**
 * Carries committed events to jobs and browsers, at least once: jobs are put on the queue first, then the rows are marked. A
 * crash between the two repeats the batch, with the same job ids. Rows are taken in the order of their sequence, which within one
 * aggregate is the order of the commits, because its writers lock it.
 */
@Injectable()
export class OutboxRelay {
  readonly #logger = new Logger(OutboxRelay.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly planners: JobPlanners,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Relays what waits; resolves with how many events that were. Zero while another relay is at work. */
  async drain(): Promise<number> {
    let relayed = 0;
    for (let batch = BATCH; batch === BATCH; relayed += batch) batch = await this.#relayBatch();
    return relayed;
  }

  async #relayBatch(): Promise<number> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const rows = await this.#take(runner);
      if (rows.length > 0) {
        await this.queue.enqueue(withoutTwins(rows.flatMap((row) => this.#jobsOf(row))));
        await this.#markAndTell(runner, rows);
      }
      await runner.commitTransaction();
      return rows.length;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  async #take(runner: QueryRunner): Promise<OutboxRow[]> {
    const [lock] = (await runner.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [RELAY_LOCK])) as {
      mine: boolean;
    }[];
    if (!lock?.mine) return [];
    return (await runner.query(TAKE, [BATCH])) as OutboxRow[];
  }

  #jobsOf(row: OutboxRow): readonly PlannedJob[] {
    const name = row.name as EventName;
    if (!(name in EVENTS)) {
      // An event of a newer release, met by an older worker during an upgrade, has no consumer here.
      this.#logger.warn({ msg: 'unknown event', event: row.name });
      return [];
    }
    return this.planners.plan(name, row.payload as never);
  }

  async #markAndTell(runner: QueryRunner, rows: readonly OutboxRow[]): Promise<void> {
    const known = rows.filter((row) => row.name in EVENTS);
    const hints = known.flatMap((row) => liveMessagesOf(row.name as EventName, row.payload as never));
    const messages = [...new Set(hints.map((hint) => JSON.stringify(hint)))];
    if (messages.length > 0) {
      await runner.query('SELECT pg_notify($1, m) FROM unnest($2::text[]) AS m', [LIVE_CHANNEL, messages]);
    }
    const sequences = rows.map(({ sequence }) => String(sequence));
    await runner.query(MARK, [this.clock.now().toString(), sequences]);
  }
}

const TAKE = `SELECT sequence, name, payload FROM outbox WHERE relayed_at IS NULL
  ORDER BY sequence LIMIT $1 FOR UPDATE SKIP LOCKED`;
const MARK = 'UPDATE outbox SET relayed_at = $1 WHERE sequence = ANY($2::bigint[])';
