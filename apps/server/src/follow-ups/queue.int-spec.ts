import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Lead } from '@brug/contracts/leads';
import { Redis } from 'ioredis';
import { asSystem } from '../platform/actors/caller.js';
import { CONFIG } from '../platform/config/config.js';
import { newId } from '../platform/database/new-id.js';
import { JobHandlers } from '../platform/queue/job-handlers.js';
import { JobQueue } from '../platform/queue/job-queue.js';
import { QueueConnection } from '../platform/queue/queue-connection.js';
import { SCHEDULES, type Schedule } from '../platform/queue/schedules.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { JobWorker } from '../platform/worker/job-worker.js';
import { sqlStateOf } from '../platform/database/sql-state.js';
import { eventually } from '../testing/eventually.js';
import { QUEUE_BACKENDS } from '../testing/queue-backends.js';
import { createTestApp, TEST_NOW, type TestApp } from '../testing/test-app.js';
import { LeadsModule } from '../leads/leads.public.js';
import { OrganisationsModule } from '../organisations/organisations.public.js';
import { IdentityModule } from '../identity/identity.public.js';
import { Claims } from './claims.js';
import { FollowUpsModule } from './follow-ups.public.js';
import { claimed, handOverOf, setLimits } from './testing/messages.js';
import { Scene } from './testing/scene.js';

jest.setTimeout(60_000);

/** Nothing by itself: what a test wants to happen it brings about. */
const NO_SCHEDULES: readonly Schedule[] = [];

describe.each(QUEUE_BACKENDS)('follow-ups with the queue on $name', ({ name, start }) => {
  let backend: Awaited<ReturnType<typeof start>>;
  let scene: Scene;
  const workers: JobWorker[] = [];

  beforeAll(async () => {
    backend = await start();
    scene = await Scene.create({ realQueue: true, env: backend.env });
  });
  beforeEach(async () => {
    scene.app.clock.set(TEST_NOW);
    scene.mailServer.follow({});
    await scene.app.drainOutbox();
    await emptyQueue();
    await scene.set(
      `UPDATE follow_ups SET state = 'cancelled', ended_at = created_at WHERE kind = 'message' AND ended_at IS NULL`,
    );
    scene.mailServer.received.length = 0;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  afterAll(async () => {
    await scene.close();
    await backend.stop();
  });

  /** A worker of this process, or of another with the same database and queue. */
  async function work(app: TestApp = scene.app, schedules = NO_SCHEDULES, checkEvery?: number): Promise<void> {
    const worker = new JobWorker(
      app.get(QueueConnection),
      app.get(JobHandlers),
      app.get(JobQueue),
      app.clock,
      app.get(Metrics),
      app.get(CONFIG),
    );
    workers.push(worker);
    await worker.start(schedules, checkEvery);
  }

  /** As if the queue's server had lost everything. */
  async function emptyQueue(): Promise<void> {
    if (name === 'redis') {
      const client = new Redis(backend.env['REDIS_URL'] ?? '');
      await client.flushdb();
      client.disconnect();
      return;
    }
    const tables = await scene.app.database.read<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
    );
    const truncate = `TRUNCATE ${tables.map((table) => table.name).join(', ')}`;
    // The worker at work holds some of the tables while it waits for others; one of the two then has to give way.
    await eventually(() =>
      scene.app.database.read(truncate).then(
        () => true,
        (error: unknown) => {
          if (sqlStateOf(error) === '40P01') return false;
          throw error;
        },
      ),
    );
  }

  async function stateOf(lead: Lead): Promise<string> {
    return (await scene.acknowledgement(lead.id)).state;
  }

  const reaches = (lead: Lead, state: string) => eventually(async () => (await stateOf(lead)) === state, 20_000);

  test('an inquiry is acknowledged: planned, relayed, woken, sent', async () => {
    await work();
    const lead = await scene.inquiry();
    await scene.app.drainOutbox();
    await reaches(lead, 'sent');
    expect(scene.mailServer.received).toHaveLength(1);
  });

  test('what is rolled back leaves nothing: no follow-up, no event, no job', async () => {
    const lead = await scene.inquiry();
    await scene.app.drainOutbox();
    const before = [await scene.ofLead(lead.id), await scene.app.get(JobQueue).depth()];
    const failing = scene.app.transactions.run(asSystem('public'), async (tx) => {
      await tx.events.record('inquiry.received.v1', { inquiryId: newId(), leadId: lead.id }, { aggregate: lead.id });
      throw new Error('the inquiry fails');
    });
    await expect(failing).rejects.toThrow('the inquiry fails');
    expect(await scene.app.drainOutbox()).toBe(0);
    expect([await scene.ofLead(lead.id), await scene.app.get(JobQueue).depth()]).toEqual(before);
  });

  test("a killed worker's claim is taken up after its lease", async () => {
    const lead = await scene.inquiry();
    const { id } = await scene.acknowledgement(lead.id);
    await claimed(scene, id, 'killed worker');
    await work();
    await scene.app.drainOutbox();
    expect(await stateOf(lead)).toBe('claimed');
    scene.app.clock.advance({ seconds: 61 });
    await eventually(async () => (await stateOf(lead)) !== 'claimed', 20_000);
    await scene.app.drainOutbox();
    await reaches(lead, 'sent');
    expect(scene.mailServer.received).toHaveLength(1);
  });

  test('a message that was sending becomes uncertain and is never sent again on its own', async () => {
    const lead = await scene.inquiry();
    const { id } = await scene.acknowledgement(lead.id);
    const context = await claimed(scene, id, 'killed worker');
    await scene.app.get(Claims).beginSending([handOverOf(context)], scene.app.clock.now());
    await work();
    scene.app.clock.advance({ minutes: 6 });
    await reaches(lead, 'uncertain');
    for (const days of [1, 2]) {
      scene.app.clock.advance({ hours: 24 * days });
      await scene.app.drainOutbox();
      const other = await scene.inquiry();
      await scene.app.drainOutbox();
      await reaches(other, 'sent');
    }
    expect(await stateOf(lead)).toBe('uncertain');
    expect(scene.mailServer.received).toHaveLength(2);
  });

  test('an emptied queue is planned again, schedules and all, and every message is sent once', async () => {
    const leads = [await scene.inquiry(), await scene.inquiry(), await scene.inquiry()];
    await scene.app.drainOutbox();
    await work(scene.app, [{ id: 'follow-ups-sweep', name: 'follow-ups.sweep', everySeconds: 3600 }], 100);
    await Promise.all(leads.map((lead) => reaches(lead, 'sent')));
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));

    const late = [await scene.inquiry(), await scene.inquiry()];
    await scene.app.drainOutbox();
    await work(scene.app, [{ id: 'follow-ups-sweep', name: 'follow-ups.sweep', everySeconds: 1 }], 100);
    await emptyQueue();
    await Promise.all(late.map((lead) => reaches(lead, 'sent')));
    expect(scene.mailServer.received).toHaveLength(5);
  });

  test('the schedules of a worker keep the sweep within a minute', () => {
    const sweep = SCHEDULES.find(({ id }) => id === 'follow-ups-sweep');
    expect(sweep).toMatchObject({ everySeconds: 30 });
  });

  test('two workers that race send every message once', async () => {
    // All of them go to one domain, at a time that stands still.
    await setLimits(scene, {});
    const other = await createTestApp({
      modules: [IdentityModule, OrganisationsModule, LeadsModule, FollowUpsModule],
      realQueue: true,
      databaseUrl: scene.app.config.databaseUrl,
      env: { ...backend.env, SMTP_URL: scene.mailServer.url },
    });
    try {
      const leads: Lead[] = [];
      for (let number = 0; number < 30; number += 1) leads.push(await scene.inquiry());
      await work();
      await work(other);
      // Each of them is woken, and swept twice besides.
      const sweeps = [1, 2].map(() => ({ name: 'follow-ups.sweep', payload: {}, jobId: `sweep-${newId()}` }) as const);
      await Promise.all([scene.app.drainOutbox(), scene.app.get(JobQueue).enqueue(sweeps)]);
      await scene.app.drainOutbox();
      await Promise.all(leads.map((lead) => reaches(lead, 'sent')));
      expect(scene.mailServer.received).toHaveLength(30);
      const attempts = await scene.app.database.read<{ most: number }>(
        'SELECT max(attempts) AS most FROM follow_ups WHERE lead_id = ANY($1)',
        [leads.map(({ id }) => id)],
      );
      expect(attempts).toEqual([{ most: 1 }]);
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    } finally {
      await other.close();
    }
  });
});
