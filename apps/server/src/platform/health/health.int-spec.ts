import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import { endpoint, type Problem } from '@brug/contracts/http';
import pg from 'pg';
import { z } from 'zod';
import { eventually } from '../../testing/eventually.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { databaseServer } from '../../testing/test-database.js';
import { newId } from '../database/new-id.js';
import { asSystem } from '../actors/caller.js';
import { Database } from '../database/database.js';
import { Endpoint } from '../http/endpoint.decorator.js';
import type { Readiness } from './health-checks.js';

const reading = endpoint({
  method: 'GET',
  path: '/reading',
  summary: 'Reads',
  access: 'signed-in',
  response: z.object({ one: z.int() }),
});

@Controller()
class ReadingController {
  constructor(private readonly database: Database) {}

  @Endpoint(reading)
  read(): Promise<object | null> {
    return this.database.readOne('SELECT 1 AS one');
  }
}

@Module({ controllers: [ReadingController] })
class ReadingModule {}

const person = { personId: newId(), role: 'viewer', teamId: newId() } as const;

describe('the health of a process', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ modules: [ReadingModule], realQueue: true });
  });

  afterAll(() => app.close());

  const ready = () => app.raw<Readiness & { status: string }>('GET', '/health/ready');

  it('is good when it reaches its database, its schema is there and its queue answers', async () => {
    const answer = await ready();
    expect([answer.status, answer.body]).toEqual([
      200,
      { status: 'ok', checks: { database: 'ok', migrations: 'ok', queue: 'ok' } },
    ]);
  });

  it('is not good while a migration of this release is missing', async () => {
    const [last] = await app.database.read<{ name: string }>(
      'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations) RETURNING timestamp::text, name',
    );
    const answer = await ready();
    expect([answer.status, answer.body.checks.migrations]).toEqual([503, 'failed']);
    await app.database.read('INSERT INTO migrations (timestamp, name) VALUES (1, $1)', [last?.name]);
    expect((await ready()).status).toBe(200);
  });

  it('is told to those who measure, without a word about people', async () => {
    await app.actAs(person).raw('GET', '/api/v1/reading?q=Geely');
    await app.transactions.run(asSystem('test'), (tx) =>
      tx.events.record('organisation.created.v1', { organisationId: person.personId }, { aggregate: person.personId }),
    );
    const { text, status } = await app.raw('GET', '/metrics');
    expect(status).toBe(200);
    expect(text).toContain('brug_http_request_seconds_count{method="GET",route="/api/v1/reading",status="200"} 1');
    expect(text).toContain('brug_outbox_waiting 1');
    expect(text).toMatch(/brug_queue_jobs\{state="waiting"\} 0/);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).not.toContain('Geely');
  });

  it('is told only to this machine, or to those who have the token', async () => {
    expect((await app.raw('GET', '/metrics', undefined, { headers: { 'x-forwarded-for': '192.0.2.1' } })).status).toBe(
      403,
    );
    const guarded = await createTestApp({ env: { METRICS_TOKEN: 'a-token-of-sixteen' } });
    expect((await guarded.raw('GET', '/metrics')).status).toBe(403);
    const headers = { authorization: 'Bearer a-token-of-sixteen' };
    expect((await guarded.raw('GET', '/metrics', undefined, { headers })).status).toBe(200);
    await guarded.close();
  });

  it('fails fast while the database is away, lives on, and recovers by itself', async () => {
    const { url } = await databaseServer();
    const name = new URL(app.config.databaseUrl).pathname.slice(1);
    const superuser = new pg.Client({ connectionString: url });
    await superuser.connect();
    await superuser.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
    const begun = Date.now();
    const answer = await eventually(async () => {
      // Each time, since a connection that was just being made is not among those that are cut.
      await superuser.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      const { status, headers, body } = await app.actAs(person).raw<Problem>('GET', '/api/v1/reading');
      return status === 503 && { headers, body };
    });
    expect(Date.now() - begun).toBeLessThan(3000);
    expect([answer.body.code, answer.headers['retry-after']]).toEqual(['service.unavailable', '2']);
    expect((await ready()).status).toBe(503);
    expect((await app.raw('GET', '/health/live')).status).toBe(200);
    await superuser.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    await superuser.end();
    await eventually(async () => (await app.actAs(person).send(reading)).status === 200);
    await eventually(async () => (await ready()).status === 200);
  });
});
