import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { newId } from './database/new-id.js';
import { Housekeeping } from './housekeeping.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});

afterAll(() => app.close());

it('the nightly tidying removes what is past its time, and never an event that was not relayed', async () => {
  const at = (hours: number): string => app.clock.now().subtract({ hours }).toString();
  const insertEvent = `INSERT INTO outbox (id, name, payload, aggregate_id, occurred_at, relayed_at) VALUES ($1, $2, '{}', $1, $3, $4)`;
  await app.database.read(insertEvent, [newId(), 'waiting', at(1000), null]);
  await app.database.read(insertEvent, [newId(), 'relayed long ago', at(1000), at(200)]);
  await app.database.read(insertEvent, [newId(), 'relayed', at(2), at(1)]);
  const insertKey = `INSERT INTO idempotency_keys (scope, key, route, request_hash, token, created_at) VALUES ('s', $1, 'r', 'h', $2, $3)`;
  await app.database.read(insertKey, ['old', newId(), at(25)]);
  await app.database.read(insertKey, ['young', newId(), at(23)]);
  const insertWindow = `INSERT INTO rate_windows VALUES ('b', $1, $2, 1, 0)`;
  await app.database.read(insertWindow, [Buffer.from('old'), at(50)]);
  // Of a window of a day: what was taken in the one before still counts.
  await app.database.read(insertWindow, [Buffer.from('young'), at(47)]);

  await app.get(Housekeeping).tidy();

  const left = await app.database.read<{ name: string }>(
    `SELECT name FROM outbox UNION ALL SELECT key FROM idempotency_keys UNION ALL SELECT encode(key_hash, 'escape') FROM rate_windows`,
  );
  expect(left.map(({ name }) => name).toSorted()).toEqual(['relayed', 'waiting', 'young', 'young']);
});
