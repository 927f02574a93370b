import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@brug/domain/permissions';
import { eventually } from '../../testing/eventually.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { TEST_ACTOR_HEADER } from '../../testing/test-authenticator.js';
import { asSystem } from '../actors/caller.js';
import { newId } from '../database/new-id.js';
import { LiveHub } from './live-hub.js';

interface OpenStream {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  text(): string;
  ended(): boolean;
  close(): void;
}

const person = (): Actor => ({ personId: newId(), role: 'viewer', teamId: newId() });

describe('the live stream', () => {
  let app: TestApp;
  let address: string;
  let closed = false;

  beforeAll(async () => {
    app = await createTestApp();
    await app.nest.listen(0, '127.0.0.1');
    address = await app.nest.getUrl();
  });

  afterAll(async () => {
    if (!closed) await app.close();
  });

  const open = (actor: Actor | null): Promise<OpenStream> =>
    new Promise((resolve, reject) => {
      const headers = actor ? { [TEST_ACTOR_HEADER]: JSON.stringify(actor) } : {};
      const request = get(`${address}/api/v1/live`, { headers }, (response) => {
        let text = '';
        let ended = false;
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('close', () => (ended = true));
        response.on('error', () => (ended = true));
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text: () => text,
          ended: () => ended,
          close: () => request.destroy(),
        });
      });
      request.on('error', reject);
    });

  const change = async (organisationId: string): Promise<void> => {
    await app.transactions.run(asSystem('test'), (tx) =>
      tx.events.record('organisation.created.v1', { organisationId }, { aggregate: organisationId }),
    );
    await app.drainOutbox();
  };

  it('is for those who are signed in', async () => {
    const stream = await open(null);
    expect(stream.status).toBe(401);
  });

  it('tells everybody what changed, by id', async () => {
    const streams = await Promise.all([open(person()), open(person())]);
    expect(streams[0]?.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const id = newId();
    await change(id);
    for (const stream of streams) {
      await eventually(() => stream.text().includes(id));
      expect(stream.text()).toContain(`data: ${JSON.stringify({ topic: 'organisation', id, leadId: null })}\n\n`);
      stream.close();
    }
    await eventually(() => app.get(LiveHub).size === 0);
  });

  it('goes on, and says that something may have been missed, when the database was away', async () => {
    const stream = await open(person());
    await eventually(() => stream.text().includes('event: ready'));
    await app.database.read(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'brug brug_live'`,
    );
    await eventually(() => stream.text().includes('event: resync'));
    const id = newId();
    await change(id);
    await eventually(() => stream.text().includes(id));
    stream.close();
  });

  it('keeps a person to a sensible number of streams', async () => {
    const actor = person();
    const streams: OpenStream[] = [];
    for (let i = 0; i < 11; i += 1) streams.push(await open(actor));
    await eventually(() => streams[0]?.ended());
    expect(streams.slice(1).some((stream) => stream.ended())).toBe(false);
    for (const stream of streams) stream.close();
  });

  it('is not written to any more once it has ended, however slowly its browser reads', async () => {
    const hub = app.get(LiveHub);
    await eventually(() => hub.size === 0);
    const { personId } = person();
    const failures: unknown[] = [];
    const stuck = Array.from({ length: 11 }, () => new Writable({ write: () => undefined }));
    for (const response of stuck) {
      response.on('error', (error) => failures.push(error));
      hub.open(personId, response as unknown as ServerResponse);
    }
    expect(hub.size).toBe(10);
    const witness = await open(person());
    const id = newId();
    await change(id);
    await eventually(() => witness.text().includes(id));
    expect(failures).toEqual([]);
    for (const response of stuck) response.destroy();
    witness.close();
  });

  it('ends when the server stops, so that the stop is not held up', async () => {
    const stream = await open(person());
    await eventually(() => stream.text().includes('event: ready'));
    closed = true;
    await app.close();
    await eventually(() => stream.ended());
    expect(stream.ended()).toBe(true);
  });
});
