import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { cursor, instant, page, pageLimit } from '../http/primitives.js';

const jobCounts = {
  waiting: z.int(),
  delayed: z.int(),
  active: z.int(),
  failed: z.int(),
  completed: z.int(),
};

/** The state of the job queue, whichever of its backends is in use. */
export const queueBoard = z
  .object({
    backend: z.enum(['postgres', 'redis', 'memory']),
    /** Worker processes that are connected. */
    workers: z.int(),
    counts: z.object(jobCounts),
    /** Since when the first job waits that could run; null when none waits. */
    oldestWaitingAt: instant.nullable(),
    /** Per kind of job, of the first `lookedAt` jobs in each state. */
    jobs: z.array(z.object({ name: z.string(), ...jobCounts })),
    lookedAt: z.int(),
  })
  .meta({ id: 'QueueBoard' });
export type QueueBoard = z.infer<typeof queueBoard>;

/** A job that failed for good, after all its attempts. */
export const failedJob = z
  .object({
    jobId: z.string(),
    name: z.string(),
    payload: z.record(z.string(), z.unknown()),
    attempts: z.int(),
    error: z.string(),
    failedAt: instant.nullable(),
  })
  .meta({ id: 'FailedJob' });
export type FailedJob = z.infer<typeof failedJob>;

const jobParams = z.object({
  jobId: z.string().regex(/^[A-Za-z\d][\w.:-]{0,299}$/, 'the id of a job: letters, digits, dots, colons, hyphens'),
});

export const queueEndpoints = {
  board: endpoint({
    method: 'GET',
    path: '/administration/queue',
    summary: 'How many jobs wait, are delayed, run, failed and are done, and who does them',
    access: 'settings.update',
    response: queueBoard,
  }),
  failed: endpoint({
    method: 'GET',
    path: '/administration/queue/failed',
    summary: 'Jobs that failed for good, from the newest',
    access: 'settings.update',
    query: z.object({ cursor, limit: pageLimit }).meta({ id: 'ListFailedJobsQuery' }),
    response: page(failedJob),
    errors: ['cursor.invalid'],
  }),
  retry: endpoint({
    method: 'POST',
    path: '/administration/queue/failed/:jobId/retry',
    summary: 'Have a failed job done again',
    access: 'settings.update',
    params: jobParams,
    status: 204,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/administration/queue/failed/:jobId',
    summary: 'Remove a failed job',
    access: 'settings.update',
    params: jobParams,
    status: 204,
  }),
} as const;
