import type { JobName, JobPayload } from '@brug/contracts/jobs';

/** A job to be put on the queue. */
export type PlannedJob<N extends JobName = JobName> = {
  [K in N]: {
    readonly name: K;
    readonly payload: JobPayload<K>;
    /**
     * Deterministic, without a colon and not a plain integer, e.g. `followup-<id>-<revision>`. An id the queue still knows
     * is ignored, so whatever may be planned again carries a revision.
     */
    readonly jobId: string;
    /** When it is due by our clock; at once when absent or past. */
    readonly runAt?: Temporal.Instant;
  };
}[N];

/** The carrier of time. It only wakes somebody up: PostgreSQL holds what is to be done. */
export abstract class JobQueue {
  /** Puts jobs on the queue; those whose id it knows are ignored. */
  abstract enqueue(jobs: readonly PlannedJob[]): Promise<void>;

  /**
   * For sweeps: makes sure that each job runs now. A missing one is added, a delayed one is promoted, a finished one is
   * replaced; one that waits or runs is left alone.
   */
  abstract ensure(jobs: readonly PlannedJob[]): Promise<void>;

  /** How many jobs wait, are delayed, run or failed. */
  abstract depth(): Promise<QueueDepth>;

  /** Resolves when the queue answers; rejects when it does not. */
  abstract ping(): Promise<void>;

  /** What those who run the system see of it. */
  abstract state(): Promise<QueueState>;

  /** Jobs that failed for good, from the newest: `limit` of them after the first `skip`. */
  abstract failedJobs(skip: number, limit: number): Promise<FailedJobRow[]>;

  /** The failed job of this id; null when there is none, or it has not failed. */
  abstract failedJob(jobId: string): Promise<FailedJobRow | null>;

  /** Has a failed job done again, with all its attempts. */
  abstract retryFailed(jobId: string): Promise<void>;

  /** Removes a failed job. */
  abstract removeFailed(jobId: string): Promise<void>;
}

export const JOB_STATES = ['waiting', 'delayed', 'active', 'failed', 'completed'] as const;
export type JobCounts = Readonly<Record<(typeof JOB_STATES)[number], number>>;

export interface QueueState {
  readonly backend: 'postgres' | 'redis' | 'memory';
  /** Worker processes that are connected. */
  readonly workers: number;
  readonly counts: JobCounts;
  /** Since when the first job waits that could run; null when none waits. */
  readonly oldestWaitingAt: Temporal.Instant | null;
  /** Per name, of the first `lookedAt` jobs in each state: queues count by state and not by name. */
  readonly byName: readonly (JobCounts & { readonly name: string })[];
  readonly lookedAt: number;
}

export interface FailedJobRow {
  readonly jobId: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  /** What the last attempt failed with. */
  readonly error: string;
  readonly failedAt: Temporal.Instant | null;
}

/**
 * Of jobs that do the same at the same moment the first one: jobs only wake somebody up, and once is enough. Ten thousand messages that are due
 * at nine are one wake-up.
 */
export function withoutTwins(jobs: readonly PlannedJob[]): PlannedJob[] {
  const first = new Map<string, PlannedJob>();
  for (const job of jobs) {
    const { name, payload, runAt } = job;
    const key = JSON.stringify([name, payload, runAt?.toString() ?? null]);
    if (!first.has(key)) first.set(key, job);
  }
  return [...first.values()];
}

/** Counts jobs by name, from those of each state; names in order. */
export function countByName(
  jobs: Readonly<Record<keyof JobCounts, readonly { readonly name: string }[]>>,
): (JobCounts & { readonly name: string })[] {
  const names = [...new Set(JOB_STATES.flatMap((state) => jobs[state].map(({ name }) => name)))].toSorted();
  const countOf = (state: keyof JobCounts, name: string) => jobs[state].filter((job) => job.name === name).length;
  return names.map((name) => ({
    name,
    waiting: countOf('waiting', name),
    delayed: countOf('delayed', name),
    active: countOf('active', name),
    failed: countOf('failed', name),
    completed: countOf('completed', name),
  }));
}

export interface QueueDepth {
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  readonly failed: number;
}

/** Throws on an id that BullMQ refuses or reads as its own. */
export function checkJobId(jobId: string): string {
  if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(jobId)) throw new Error(`Not a job id: ${jobId}`);
  return jobId;
}
