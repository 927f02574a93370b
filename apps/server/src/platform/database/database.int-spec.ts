import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { asSystem } from '../actors/caller.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ env: { DATABASE_POOL_SIZE: '2' } });
});
afterAll(() => app.close());

test('transactions that read besides do not wait for each other, however many there are', async () => {
  const transactions = Array.from({ length: 8 }, () =>
    app.transactions.run(asSystem('test'), async (tx) => {
      await tx.query('SELECT 1');
      const [row] = await app.database.read<{ two: number }>('SELECT 2 AS two');
      return row?.two;
    }),
  );
  expect(await Promise.all(transactions)).toEqual(Array.from({ length: 8 }, () => 2));
});
