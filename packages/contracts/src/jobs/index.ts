import { z } from 'zod';

/**
 * Every job there is, with its payload. A job only wakes somebody up: what is to be done is read from PostgreSQL. A name
 * without a handler stops the worker's boot.
 */
export const JOBS = {
  /** Messages are due: which ones is read from their rows. */
  'follow-up.wake': z.object({}),
  /** Every 30 seconds: plan again what is due and has no live wake-up, and take up expired leases. */
  'follow-ups.sweep': z.object({}),
  /** A calendar changed: plan again what was planned on it, and once more when every process has read the new calendar. */
  'follow-ups.replan': z.object({
    region: z.enum(['BE', 'CN']),
    year: z.int().nullable(),
    version: z.int(),
    round: z.int().min(1).max(2),
  }),
  /** Runs that triggers have set off begin; which ones is read from their rows. */
  'sequences.begin': z.object({}),
  /** Every morning: find leads that have been silent for as long as a sequence waits for. */
  'sequences.find-silent': z.object({}),
  /** Every minute: the digests of those for whom it is morning. */
  'digests.send': z.object({}),
  /** Every minute: raise or clear the alarm for what is due and unsent, and send the mails that tell of it. */
  'alarms.watch': z.object({}),
  /** Nightly: prove the kept board totals equal to a recount. */
  'board-totals.recount': z.object({}),
  /** Nightly: remove idempotency keys, relayed outbox rows and rate-limit windows that are past their time. */
  'housekeeping.tidy': z.object({}),
  /** Nightly: remove contents of files that no row knows, and files that no record took over in time. */
  'files.tidy': z.object({}),
  /** Every 30 seconds: take what came to the mailbox that answers go to. */
  'inbound-mail.poll': z.object({}),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]>;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];
