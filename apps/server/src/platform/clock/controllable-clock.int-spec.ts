import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@brug/local-services/postgres';
import { DataSource } from 'typeorm';
import { eventually } from '../../testing/eventually.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { migratedDatabase } from '../../testing/test-database.js';
import { dataSourceOptions } from '../database/data-source.js';
import { ControllableClock } from './controllable-clock.js';
import { testClockEndpoints } from './test-clock.controller.js';

/** A process, as far as its clock goes. */
async function processOn(databaseUrl: string): Promise<{ clock: ControllableClock; end(): Promise<void> }> {
  const dataSource = await new DataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 2 })).initialize();
  const clock = new ControllableClock(dataSource, databaseUrl);
  await clock.start();
  return {
    clock,
    end: async () => {
      await clock.onApplicationShutdown();
      await dataSource.destroy();
    },
  };
}

describe('the clock that tests set', () => {
  let database: TestDatabase;
  let processes: Awaited<ReturnType<typeof processOn>>[];

  beforeAll(async () => {
    database = await migratedDatabase();
    processes = [await processOn(database.url), await processOn(database.url)];
  });

  afterAll(async () => {
    await Promise.all(processes.map(({ end }) => end()));
    await database.drop();
  });

  it('shows every process the same time, standing still or running on', async () => {
    const [first, second] = processes.map(({ clock }) => clock);
    let told = 0;
    second?.onChange(() => (told += 1));
    await first?.set({ fixedAt: '2026-02-13T08:00:00Z' });
    expect(first?.now().toString()).toBe('2026-02-13T08:00:00Z');
    await eventually(() => second?.now().toString() === '2026-02-13T08:00:00Z');
    expect(told).toBe(1);

    const day = 86_400_000;
    await first?.set({ offsetMs: day });
    await eventually(() => Math.abs((second?.now().epochMilliseconds ?? 0) - Date.now() - day) < 100);
    expect(told).toBe(2);
  });

  it('is read again without a notification', async () => {
    const [, second] = processes.map(({ clock }) => clock);
    const [process] = processes;
    await process?.clock.set({ fixedAt: '2026-03-01T00:00:00Z' });
    await eventually(() => second?.now().toString() === '2026-03-01T00:00:00Z');
    const dataSource = await new DataSource(
      dataSourceOptions({ databaseUrl: database.url, databasePoolSize: 1 }),
    ).initialize();
    await dataSource.query(`UPDATE platform_clock SET fixed_at = '2026-03-02T00:00:00Z', revision = revision + 1`);
    await dataSource.destroy();
    const begun = Date.now();
    await eventually(() => second?.now().toString() === '2026-03-02T00:00:00Z');
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  describe('over HTTP', () => {
    const apps: TestApp[] = [];

    afterAll(async () => {
      await Promise.all(apps.map((app) => app.close()));
    });

    it('does not exist unless the configuration says so', async () => {
      const app = await createTestApp();
      apps.push(app);
      expect((await app.send(testClockEndpoints.set, { body: { now: '2026-03-02T00:00:00Z' } })).status).toBe(404);
      expect((await app.send(testClockEndpoints.sweep)).status).toBe(404);
    });

    it('is set, read and swept by it', async () => {
      const app = await createTestApp({ env: { CLOCK: 'controllable' }, configuredClock: true });
      apps.push(app);
      const set = await app.send(testClockEndpoints.set, { body: { now: '2026-03-02T07:00:00Z', frozen: true } });
      expect([set.status, set.body]).toEqual([200, { now: '2026-03-02T07:00:00Z' }]);
      expect((await app.send(testClockEndpoints.read)).body).toEqual(set.body);
      expect((await app.send(testClockEndpoints.sweep)).status).toBe(202);
      expect(app.jobs.jobs.map(({ name }) => name)).toEqual(['follow-ups.sweep']);
    });
  });
});
