import { Injectable } from '@nestjs/common';
import type { QueryOf } from '@brug/contracts/http';
import type { FailedJob, QueueBoard, queueEndpoints } from '@brug/contracts/queue';
import type { PersonActor } from '../actors/caller.js';
import { Transactions } from '../database/transactions.js';
import { found } from '../errors/domain-error.js';
import { Cursors } from '../http/cursors.js';
import { JobQueue, type FailedJobRow } from './job-queue.js';

/** The queue is one record of the audit trail. */
const QUEUE_ID = '01890000-0000-7000-8000-000000000002';
const VIEW = { list: 'failed-jobs' };

/** What administrators see of the job queue and do with jobs that failed. */
@Injectable()
export class QueueOperations {
  constructor(
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
    private readonly cursors: Cursors,
  ) {}

  async board(): Promise<QueueBoard> {
    const { byName, oldestWaitingAt, counts, ...state } = await this.queue.state();
    return {
      ...state,
      counts: { ...counts },
      oldestWaitingAt: oldestWaitingAt?.toString() ?? null,
      jobs: byName.map((job) => ({ ...job })),
    };
  }

  /** Queues page by place and not by key: what is retried or removed meanwhile moves the rest up. */
  async failed({ cursor, limit }: QueryOf<typeof queueEndpoints.failed>): Promise<{
    items: FailedJob[];
    nextCursor: string | null;
  }> {
    const skip = Number(this.cursors.read(VIEW, cursor)?.keys[0] ?? 0);
    const rows = await this.queue.failedJobs(skip, limit + 1);
    const items = rows.slice(0, limit).map(present);
    const last = items.at(-1);
    const more = rows.length > limit && last;
    return { items, nextCursor: more ? this.cursors.make(VIEW, { keys: [skip + limit], id: last.jobId }) : null };
  }

  async retry(actor: PersonActor, jobId: string): Promise<void> {
    await this.#recorded(actor, jobId, 'retry');
    await this.queue.retryFailed(jobId);
  }

  async remove(actor: PersonActor, jobId: string): Promise<void> {
    await this.#recorded(actor, jobId, 'remove');
    await this.queue.removeFailed(jobId);
  }

  /** The queue is no part of a transaction: what somebody does with it is written down before it is done. */
  async #recorded(actor: PersonActor, jobId: string, action: string): Promise<void> {
    const { name, error } = found(await this.queue.failedJob(jobId), 'failed job');
    await this.transactions.run(actor, async (tx) => {
      tx.audit.record({ entity: 'queue', entityId: QUEUE_ID, action, after: { jobId, name, error } });
    });
  }
}

function present({ failedAt, payload, ...job }: FailedJobRow): FailedJob {
  return { ...job, payload: { ...payload }, failedAt: failedAt?.toString() ?? null };
}
