import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@brug/local-services/ports';
import { Redis } from 'ioredis';

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether tests can have a Redis: one at TEST_REDIS_URL or an installed `redis-server`. */
export function redisIsThere(): boolean {
  if (process.env['TEST_REDIS_URL']) return true;
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** An empty Redis for one suite: a server of its own, or at TEST_REDIS_URL the database of this Jest worker. */
export async function testRedis(): Promise<TestRedis> {
  const given = process.env['TEST_REDIS_URL'];
  return given ? sharedRedis(given) : ownRedis();
}

async function sharedRedis(given: string): Promise<TestRedis> {
  const url = new URL(given);
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const client = new Redis(url.href);
  await client.flushdb();
  client.disconnect();
  return { url: url.href, stop: async () => undefined };
}

async function ownRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'brug-redis-'));
  const port = await findFreePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server = spawn('redis-server', settings, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { maxRetriesPerRequest: 50 });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
