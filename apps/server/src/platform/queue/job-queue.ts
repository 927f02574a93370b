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
