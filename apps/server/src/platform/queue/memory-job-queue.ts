import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { JobHandlers } from './job-handlers.js';
import {
  checkJobId,
  countByName,
  JobQueue,
  type FailedJobRow,
  type PlannedJob,
  type QueueDepth,
  type QueueState,
} from './job-queue.js';

/** A queue for tests of one process: jobs run when the test says so, by the test's clock. Nothing runs by itself. */
@Injectable()
export class MemoryJobQueue extends JobQueue {
  readonly #jobs = new Map<string, PlannedJob>();
  readonly #done = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
  ) {
    super();
  }

  override async enqueue(jobs: readonly PlannedJob[]): Promise<void> {
    for (const job of jobs) {
      const known = this.#jobs.has(checkJobId(job.jobId)) || this.#done.has(job.jobId);
      if (!known) this.#jobs.set(job.jobId, job);
    }
  }

  override async ensure(jobs: readonly PlannedJob[]): Promise<void> {
    for (const job of jobs) this.#jobs.set(checkJobId(job.jobId), { ...job, runAt: this.clock.now() });
  }

  override async depth(): Promise<QueueDepth> {
    const due = this.#due().length;
    return { waiting: due, delayed: this.#jobs.size - due, active: 0, failed: 0 };
  }

  override async ping(): Promise<void> {
    // It is always there.
  }

  override async state(): Promise<QueueState> {
    const waiting = this.#due();
    const delayed = this.jobs.filter((job) => !waiting.includes(job));
    const counts = {
      waiting: waiting.length,
      delayed: delayed.length,
      active: 0,
      failed: 0,
      completed: this.#done.size,
    };
    const byName = countByName({ waiting, delayed, active: [], failed: [], completed: [] });
    return { backend: 'memory', workers: 0, counts, oldestWaitingAt: null, byName, lookedAt: this.#jobs.size };
  }

  /** None: a failure is told to who runs the jobs, and the job is forgotten. */
  override async failedJobs(): Promise<FailedJobRow[]> {
    return [];
  }

  override async failedJob(): Promise<null> {
    return null;
  }

  override async retryFailed(jobId: string): Promise<void> {
    throw new Error(`No failed job ${jobId}.`);
  }

  override async removeFailed(jobId: string): Promise<void> {
    throw new Error(`No failed job ${jobId}.`);
  }

  /** What waits, in the order in which it was put on the queue. */
  get jobs(): readonly PlannedJob[] {
    return [...this.#jobs.values()];
  }

  /** Forgets everything, as if the queue had been lost. */
  clear(): void {
    this.#jobs.clear();
    this.#done.clear();
  }

  /** Runs what is due by the clock, also what becomes due by that; rejects with the first failure. Resolves with how many ran. */
  async runDue(): Promise<number> {
    let ran = 0;
    for (let due = this.#due(); due.length > 0; due = this.#due()) {
      for (const job of due) {
        this.#jobs.delete(job.jobId);
        this.#done.add(job.jobId);
        await this.handlers.run(job.name, job.payload, { jobId: job.jobId, attempt: 1 });
        ran += 1;
      }
    }
    return ran;
  }

  #due(): PlannedJob[] {
    const now = this.clock.now();
    return this.jobs.filter(({ runAt }) => !runAt || Temporal.Instant.compare(runAt, now) <= 0);
  }
}
