import { Injectable } from '@nestjs/common';
import type { Job, JobsOptions, Queue } from 'bullmq';
import { Clock } from '../clock/clock.js';
import { checkJobId, JobQueue, type PlannedJob, type QueueDepth } from './job-queue.js';

/** BullMQ takes this many at once in one round trip. */
const BATCH = 500;
const MINUTE = 60;
const WEEK = 7 * 24 * 60 * MINUTE;

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

/** Somebody else may have promoted it meanwhile, or it became due. */
async function promote(job: Job): Promise<void> {
  try {
    await job.promote();
  } catch (error) {
    if (await job.isDelayed()) throw error;
  }
}
