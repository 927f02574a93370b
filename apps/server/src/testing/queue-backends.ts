import { redisIsThere, testRedis } from './test-redis.js';

/** A queue's backend for one suite: the variables that choose it, and what ends it. */
export interface QueueBackend {
  readonly name: 'postgres' | 'redis';
  start(): Promise<{ readonly env: Readonly<Record<string, string>>; stop(): Promise<void> }>;
}

/** Both backends, so that a suite runs on each; without a Redis on the machine PostgreSQL alone. */
export const QUEUE_BACKENDS: readonly QueueBackend[] = [
  { name: 'postgres', start: async () => ({ env: { QUEUE_BACKEND: 'postgres' }, stop: async () => undefined }) },
  ...(redisIsThere() ? [{ name: 'redis' as const, start: startRedis }] : []),
];

async function startRedis(): Promise<{ env: Record<string, string>; stop: () => Promise<void> }> {
  const { url, stop } = await testRedis();
  return { env: { QUEUE_BACKEND: 'redis', REDIS_URL: url }, stop };
}
