import { Injectable } from '@nestjs/common';
import type { Job, JobsOptions, JobType, Queue } from 'bullmq';
import { Clock } from '../clock/clock.js';
import {
  checkJobId,
  countByName,
  JobQueue,
  type FailedJobRow,
  type PlannedJob,
  type QueueDepth,
  type QueueState,
} from './job-queue.js';

/** BullMQ takes this many at once in one round trip. */
const BATCH = 500;
const MINUTE = 60;
const WEEK = 7 * 24 * 60 * MINUTE;

/** Of each state so many jobs are looked at to count by name. */
const LOOKED_AT = 200;

/**
 * Attempts and what is kept: finished jobs for some minutes, so that an event relayed twice does not run twice. They are kept by age alone: to
 * keep them by number the queue in PostgreSQL goes through all that it keeps each time a job ends.
 */
export const JOB_OPTIONS: JobsOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
  removeOnComplete: { age: 10 * MINUTE },
  removeOnFail: { age: WEEK },
};

/** The queue on BullMQ, the same on both of its backends. */
@Injectable()
export class BullMqJobQueue extends JobQueue {
  constructor(
    private readonly queue: Queue,
    private readonly clock: Clock,
    private readonly backend: 'postgres' | 'redis',
  ) {
    super();
  }

  override async enqueue(jobs: readonly PlannedJob[]): Promise<void> {
    for (let from = 0; from < jobs.length; from += BATCH) {
      await this.queue.addBulk(jobs.slice(from, from + BATCH).map((job) => this.#bulkJob(job)));
    }
  }

  override async ensure(jobs: readonly PlannedJob[]): Promise<void> {
    const missing: PlannedJob[] = [];
    for (const job of jobs) {
      const known = (await this.queue.getJob(job.jobId)) as Job | undefined;
      if (!known || (await removedBecauseFinished(known))) missing.push({ ...job, runAt: this.clock.now() });
      else if (await known.isDelayed()) await promote(known);
    }
    await this.enqueue(missing);
  }

  override async depth(): Promise<QueueDepth> {
    const counts = await this.queue.getJobCounts('wait', 'delayed', 'active', 'failed');
    const { wait = 0, delayed = 0, active = 0, failed = 0 } = counts;
    return { waiting: wait, delayed, active, failed };
  }

  override async ping(): Promise<void> {
    await this.queue.getJobCounts('active');
  }

  override async state(): Promise<QueueState> {
    const jobsOf = (type: JobType) => this.queue.getJobs([type], 0, LOOKED_AT - 1, true) as Promise<Job[]>;
    const [found, workers, waiting, delayed, active, failed, completed] = await Promise.all([
      this.queue.getJobCounts('wait', 'delayed', 'active', 'failed', 'completed'),
      this.#workers(),
      jobsOf('wait'),
      jobsOf('delayed'),
      jobsOf('active'),
      jobsOf('failed'),
      jobsOf('completed'),
    ]);
    const [oldest] = waiting.map(runnableSince).toSorted((a, b) => a - b);
    return {
      backend: this.backend,
      workers,
      counts: {
        waiting: found['wait'] ?? 0,
        delayed: found['delayed'] ?? 0,
        active: found['active'] ?? 0,
        failed: found['failed'] ?? 0,
        completed: found['completed'] ?? 0,
      },
      oldestWaitingAt: oldest === undefined ? null : Temporal.Instant.fromEpochMilliseconds(oldest),
      byName: countByName({ waiting, delayed, active, failed, completed }),
      lookedAt: LOOKED_AT,
    };
  }

  override async failedJobs(skip: number, limit: number): Promise<FailedJobRow[]> {
    const jobs = (await this.queue.getJobs(['failed'], skip, skip + limit - 1, false)) as Job[];
    return jobs.map(failedRow);
  }

  override async failedJob(jobId: string): Promise<FailedJobRow | null> {
    const job = await this.#failed(jobId);
    return job ? failedRow(job) : null;
  }

  override async retryFailed(jobId: string): Promise<void> {
    const job = await this.#failed(jobId);
    await job?.retry('failed', { resetAttemptsMade: true });
  }

  override async removeFailed(jobId: string): Promise<void> {
    const job = await this.#failed(jobId);
    await job?.remove();
  }

  /** Connections that bear a worker's name. The bare name of the queue, which counts as one elsewhere, is our application's in PostgreSQL. */
  async #workers(): Promise<number> {
    const clients = await this.queue.getWorkers();
    return clients.filter(({ rawname }) => rawname?.includes(':w:')).length;
  }

  async #failed(jobId: string): Promise<Job | undefined> {
    const job = (await this.queue.getJob(jobId)) as Job | undefined;
    return job && (await job.isFailed()) ? job : undefined;
  }

  #bulkJob(job: PlannedJob): { name: string; data: unknown; opts: JobsOptions } {
    const wait = job.runAt ? job.runAt.epochMilliseconds - this.clock.now().epochMilliseconds : 0;
    return { name: job.name, data: job.payload, opts: { jobId: checkJobId(job.jobId), delay: Math.max(0, wait) } };
  }
}

async function removedBecauseFinished(job: Job): Promise<boolean> {
  const state = await job.getState();
  if (state === 'unknown') return true;
  if (state !== 'completed' && state !== 'failed') return false;
  await job.remove();
  return true;
}

/** Since when a waiting job could have run, in epoch milliseconds: since it was put there, or since its delay was over. */
function runnableSince(job: Job): number {
  return job.timestamp + (job.opts.delay ?? 0);
}

function failedRow(job: Job): FailedJobRow {
  return {
    jobId: job.id ?? '',
    name: job.name,
    payload: job.data as Record<string, unknown>,
    attempts: job.attemptsMade,
    error: job.failedReason,
    failedAt: job.finishedOn === undefined ? null : Temporal.Instant.fromEpochMilliseconds(job.finishedOn),
  };
}

/** Somebody else may have promoted it meanwhile, or it became due. */
async function promote(job: Job): Promise<void> {
  try {
    await job.promote();
  } catch (error) {
    if (await job.isDelayed()) throw error;
  }
}
