import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import { QUEUE_BACKENDS } from '../../testing/queue-backends.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { asSystem } from '../actors/caller.js';
import { newId } from '../database/new-id.js';
import { Listener } from '../database/listener.js';
import { LIVE_CHANNEL } from '../live/live-messages.js';
import { JobQueue, type PlannedJob } from '../queue/job-queue.js';
import { QueueConnection } from '../queue/queue-connection.js';
import { PlansJobsFor } from './job-planners.js';
import { OutboxRelay } from './outbox-relay.js';

jest.setTimeout(60_000);

@Injectable()
class Planner {
  @PlansJobsFor('follow-up.planned.v1')
  wake({ followUpId, revision, dueAt }: EventPayload<'follow-up.planned.v1'>): PlannedJob[] {
    const jobId = `followup-${followUpId}-${revision}`;
    return [{ name: 'follow-up.wake', payload: {}, jobId, runAt: Temporal.Instant.from(dueAt) }];
  }
}

@Module({ providers: [Planner] })
class PlannerModule {}

describe.each(QUEUE_BACKENDS)('the relay, with the queue on $name', ({ start }) => {
  let backend: Awaited<ReturnType<typeof start>>;
  let app: TestApp;

  beforeAll(async () => {
    backend = await start();
    app = await createTestApp({ modules: [PlannerModule], realQueue: true, env: backend.env });
  });

  afterAll(async () => {
    await app.close();
    await backend.stop();
  });

  beforeEach(async () => {
    await app.drainOutbox();
  });

  const plan = async (followUpId: string, revision = 1, fail = false): Promise<void> => {
    // Each revision has a moment of its own.
    const dueAt = app.clock
      .now()
      .add({ hours: 1, milliseconds: revision - 1 })
      .toString();
    const run = app.transactions.run(asSystem('test'), async (tx) => {
      await tx.events.record(
        'follow-up.planned.v1',
        { followUpId, leadId: null, kind: 'task', revision, dueAt },
        { aggregate: followUpId },
      );
      if (fail) throw new Error('rolled back');
    });
    await (fail ? run.catch(() => undefined) : run);
  };

  const stateOf = async (jobId: string): Promise<string> => app.get(QueueConnection).queue().getJobState(jobId);

  it('puts the jobs of a committed event on the queue, under their own ids and due when they say', async () => {
    const id = newId();
    await plan(id);
    expect(await app.drainOutbox()).toBe(1);
    expect(await stateOf(`followup-${id}-1`)).toBe('delayed');
    const job = (await app.get(QueueConnection).queue().getJob(`followup-${id}-1`)) as { delay: number; data: unknown };
    expect(job.delay).toBe(3_600_000);
    expect(job.data).toEqual({});
    expect(await app.drainOutbox()).toBe(0);
  });

  it('puts one wake-up on the queue for all that is due at the same moment', async () => {
    const [first, ...others] = [newId(), newId(), newId()];
    for (const id of [first, ...others]) await plan(id);
    const before = await app.get(JobQueue).depth();
    expect(await app.drainOutbox()).toBe(3);
    expect((await app.get(JobQueue).depth()).delayed).toBe(before.delayed + 1);
    expect(await stateOf(`followup-${first}-1`)).toBe('delayed');
  });

  it('puts nothing on the queue for what was rolled back', async () => {
    const id = newId();
    await plan(id, 1, true);
    expect(await app.drainOutbox()).toBe(0);
    expect(await stateOf(`followup-${id}-1`)).toBe('unknown');
  });

  it('makes each job once although it dies between the queue and the mark', async () => {
    const ids = [newId(), newId(), newId()];
    for (const [index, id] of ids.entries()) await plan(id, index + 1);
    const queue = app.get(JobQueue);
    const before = await queue.depth();
    const dying = jest.spyOn(queue, 'enqueue').mockImplementationOnce(async (jobs) => {
      await Object.getPrototypeOf(queue).enqueue.call(queue, jobs);
      throw new Error('killed');
    });
    await expect(app.drainOutbox()).rejects.toThrow('killed');
    dying.mockRestore();
    expect(await app.drainOutbox()).toBe(3);
    expect((await queue.depth()).delayed).toBe(before.delayed + 3);
  });

  it('keeps what it could not put on the queue', async () => {
    const id = newId();
    await plan(id);
    const down = jest.spyOn(app.get(JobQueue), 'enqueue').mockRejectedValueOnce(new Error('the queue is away'));
    await expect(app.drainOutbox()).rejects.toThrow('the queue is away');
    down.mockRestore();
    expect(await app.drainOutbox()).toBe(1);
    expect(await stateOf(`followup-${id}-1`)).toBe('delayed');
  });

  it('relays in the order of the commits, once each, although several relays are at it', async () => {
    const id = newId();
    const seen: string[] = [];
    const queue = app.get(JobQueue);
    const spy = jest.spyOn(queue, 'enqueue').mockImplementation(async (jobs) => {
      seen.push(...jobs.map(({ jobId }) => jobId));
    });
    const revisions = Array.from({ length: 450 }, (_, index) => index + 1);
    for (const revision of revisions) await plan(id, revision);
    await Promise.all(Array.from({ length: 4 }, () => app.get(OutboxRelay).drain()));
    await app.drainOutbox();
    spy.mockRestore();
    expect(seen).toEqual(revisions.map((revision) => `followup-${id}-${revision}`));
  });

  it('tells browsers which record changed, and nothing more', async () => {
    const heard: string[] = [];
    const listener = new Listener(app.config.databaseUrl, LIVE_CHANNEL, (message) => heard.push(message));
    await listener.start();
    const id = newId();
    await plan(id);
    await plan(id, 2);
    await app.drainOutbox();
    await app.database.read('SELECT 1');
    await listener.close();
    expect(heard.map((message) => JSON.parse(message) as unknown)).toEqual([{ topic: 'follow-up', id, leadId: null }]);
  });
});
