import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { JOB_NAMES } from '@brug/contracts/jobs';
import { queueEndpoints, type FailedJob } from '@brug/contracts/queue';
import type { Role } from '@brug/domain/permissions';
import { eventually } from '../../testing/eventually.js';
import { QUEUE_BACKENDS } from '../../testing/queue-backends.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { Clock } from '../clock/clock.js';
import { CONFIG } from '../config/config.js';
import { newId } from '../database/new-id.js';
import { Metrics } from '../telemetry/metrics.js';
import { JobWorker } from '../worker/job-worker.js';
import { JobHandlers } from './job-handlers.js';
import { JobQueue, type PlannedJob } from './job-queue.js';
import { QueueConnection } from './queue-connection.js';

jest.setTimeout(60_000);

const person = (role: Role) => ({ personId: newId(), role, teamId: newId() });
const administrator = person('administrator');

describe.each(QUEUE_BACKENDS)('the board of the queue on $name', ({ name, start }) => {
  let backend: Awaited<ReturnType<typeof start>>;
  let app: TestApp;
  const workers: JobWorker[] = [];

  beforeAll(async () => {
    backend = await start();
    app = await createTestApp({ realQueue: true, env: backend.env });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await app.get(QueueConnection).queue().obliterate({ force: true });
  });
  afterAll(async () => {
    await app.close();
    await backend.stop();
  });

  const client = () => app.actAs(administrator);
  const board = async () => (await client().send(queueEndpoints.board)).body;
  const failed = async () => (await client().send(queueEndpoints.failed)).body.items;
  const wake = (jobId: string, runAt?: Temporal.Instant): PlannedJob => ({
    name: 'follow-up.wake',
    payload: {},
    jobId,
    ...(runAt ? { runAt } : {}),
  });

  /** A worker whose jobs do what `act` does. */
  async function work(act: (jobId: string) => Promise<void>): Promise<void> {
    const handlers = new JobHandlers();
    for (const job of JOB_NAMES) handlers.register(job, (_payload: unknown, { jobId }) => act(jobId));
    const worker = new JobWorker(
      app.get(QueueConnection),
      handlers,
      app.get(JobQueue),
      app.get(Clock),
      app.get(Metrics),
      app.get(CONFIG),
    );
    workers.push(worker);
    await worker.start([]);
  }

  /** Puts jobs on the queue that fail at their only attempt. */
  async function failing(...ids: string[]): Promise<void> {
    const queue = app.get(QueueConnection).queue();
    await work(async (jobId) => {
      if (ids.includes(jobId)) throw new Error(`no luck with ${jobId}`);
    });
    for (const [index, jobId] of ids.entries()) {
      await queue.add('follow-up.wake', { followUpId: newId(), revision: 1 }, { jobId, attempts: 1 });
      await eventually(async () => (await failed()).length === index + 1, 20_000);
    }
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  }

  const auditOf = () =>
    app.database.read<{ action: string; jobId: string }>(
      `SELECT action, (SELECT c->>'after' FROM jsonb_array_elements(changes) c WHERE c->>'field' = 'jobId') AS "jobId"
        FROM audit_entries WHERE entity = 'queue' ORDER BY at, id`,
    );

  it('counts what waits, is delayed and is done, by name too, and says which backend it is', async () => {
    const later = app.clock.now().add({ hours: 1 });
    await app
      .get(JobQueue)
      .enqueue([wake('a-1'), wake('a-2'), wake('a-3', later), { name: 'follow-ups.sweep', payload: {}, jobId: 's-1' }]);
    const before = await board();
    expect(before).toMatchObject({
      backend: name,
      workers: 0,
      counts: { waiting: 3, delayed: 1, active: 0, failed: 0, completed: 0 },
    });
    expect(before.jobs).toEqual([
      { name: 'follow-up.wake', waiting: 2, delayed: 1, active: 0, failed: 0, completed: 0 },
      { name: 'follow-ups.sweep', waiting: 1, delayed: 0, active: 0, failed: 0, completed: 0 },
    ]);
    expect(before.oldestWaitingAt).not.toBeNull();
    await work(async () => undefined);
    const after = await eventually(async () => {
      const now = await board();
      return now.counts.completed === 3 && now;
    }, 20_000);
    expect([after.oldestWaitingAt, after.counts.waiting, after.workers]).toEqual([null, 0, 1]);
  });

  it('shows failed jobs with their error, from the newest, page by page', async () => {
    await failing('f-1', 'f-2', 'f-3');
    const seen: FailedJob[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, ...(cursor ? { cursor } : {}) };
      const { body } = await client().send(queueEndpoints.failed, { query });
      seen.push(...body.items);
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.map(({ jobId }) => jobId)).toEqual(['f-3', 'f-2', 'f-1']);
    expect(seen[0]).toMatchObject({ name: 'follow-up.wake', attempts: 1, error: 'no luck with f-3' });
  });

  it('has a failed job done again, and says who asked for it', async () => {
    await failing('r-1');
    const params = { jobId: 'r-1' };
    expect((await client().send(queueEndpoints.retry, { params })).status).toBe(204);
    const done: string[] = [];
    await work(async (jobId) => void done.push(jobId));
    await eventually(async () => done.includes('r-1'), 20_000);
    expect(await failed()).toEqual([]);
    expect((await auditOf()).at(-1)).toEqual({ action: 'retry', jobId: 'r-1' });
  });

  it('removes a failed job, and says who did', async () => {
    await failing('x-1', 'x-2');
    expect((await client().send(queueEndpoints.remove, { params: { jobId: 'x-1' } })).status).toBe(204);
    expect((await failed()).map(({ jobId }) => jobId)).toEqual(['x-2']);
    expect((await auditOf()).at(-1)).toEqual({ action: 'remove', jobId: 'x-1' });
  });

  it('touches no job that has not failed', async () => {
    await app.get(JobQueue).enqueue([wake('w-1')]);
    const entries = await auditOf();
    for (const jobId of ['w-1', 'nobody']) {
      expect((await client().send(queueEndpoints.retry, { params: { jobId } })).status).toBe(404);
      expect((await client().send(queueEndpoints.remove, { params: { jobId } })).status).toBe(404);
    }
    expect(await auditOf()).toEqual(entries);
    expect((await board()).counts.waiting).toBe(1);
  });

  it('is for administrators', async () => {
    expect((await app.actAs(person('manager')).send(queueEndpoints.board)).status).toBe(403);
    expect((await app.actAs(person('manager')).send(queueEndpoints.retry, { params: { jobId: 'x' } })).status).toBe(
      403,
    );
  });
});
