import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestApp, TEST_NOW, type TestApp } from '../../testing/test-app.js';
import { newId } from '../database/new-id.js';
import { RateLimiter } from './rate-limiter.js';

describe('a rate limit', () => {
  let app: TestApp;
  let bucket: string;
  const limit = { limit: 5, windowSeconds: 60 };

  beforeAll(async () => {
    app = await createTestApp();
  });

  afterAll(() => app.close());

  beforeEach(() => {
    bucket = newId();
    app.clock.set(TEST_NOW);
  });

  const take = (key = 'somebody'): Promise<void> => app.get(RateLimiter).take(bucket, key, limit);
  const takeTimes = async (times: number): Promise<number> => {
    const results = await Promise.allSettled(Array.from({ length: times }, () => take()));
    return results.filter(({ status }) => status === 'fulfilled').length;
  };

  it('lets as many pass as it says, also when they come at once', async () => {
    expect(await takeTimes(20)).toBe(5);
  });

  it('says how long to wait', async () => {
    await takeTimes(5);
    app.clock.advance({ seconds: 20 });
    await expect(take()).rejects.toMatchObject({ code: 'rate.limited', details: { retryAfterSeconds: 40 } });
  });

  it('counts each key by itself, and keeps none of them in the clear', async () => {
    await takeTimes(5);
    await expect(take('somebody else')).resolves.toBeUndefined();
    const rows = await app.database.read<{ hash: string }>(
      `SELECT encode(key_hash, 'escape') AS hash FROM rate_windows WHERE bucket = $1`,
      [bucket],
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('somebody');
  });

  it('does not let a burst pass twice around the end of a window', async () => {
    app.clock.advance({ seconds: 59 });
    expect(await takeTimes(5)).toBe(5);
    app.clock.advance({ seconds: 2 });
    expect(await takeTimes(5)).toBe(0);
  });

  it('lets pass again when the window is over', async () => {
    await takeTimes(5);
    app.clock.advance({ seconds: 120 });
    expect(await takeTimes(5)).toBe(5);
  });
});
