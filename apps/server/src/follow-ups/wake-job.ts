import type { PlannedJob } from '../platform/queue/job-queue.js';

/** The wake-up of a message: one per plan of it. */
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
    payload: { followUpId: id, revision },
    jobId: `followup-${id}-${revision}`,
    runAt: Temporal.Instant.from(dueAt),
  };
}
