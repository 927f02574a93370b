import type { PlannedJob } from '../platform/queue/job-queue.js';

/**
 * So far ahead of its time a message has a wake-up on the queue: twice the time from one sweep to the next. A run of a year puts nothing
 * there for what is months away.
 */
export const LOOK_AHEAD = { seconds: 60 } as const;

/**
 * The wake-up for the moment a message is due. It wakes for all that is due then, so of the messages of one moment one is enough; it has the
 * name of the one it was made for.
 */
export function wakeJob({
  id,
  revision,
  dueAt,
}: {
  readonly id: string;
  readonly revision: number;
  readonly dueAt: string;
}): PlannedJob<'follow-up.wake'> {
  return {
    name: 'follow-up.wake',
    payload: {},
    jobId: `followup-${id}-${revision}`,
    runAt: Temporal.Instant.from(dueAt),
  };
}
