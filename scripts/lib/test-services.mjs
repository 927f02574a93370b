/** The servers that tests share: a throw-away PostgreSQL and, where there is one, a throw-away Redis. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findRedis } from './system-packages.mjs';

/** Starts what the tests need and gives `{ env, stop }`: the variables that tell tests where it is, and how to end it. */
export async function startTestServices() {
  // Built by a step before; not there yet when this file is loaded.
  const { startThrowAwayPostgres } = await import('../../packages/local-services/dist/postgres/index.js');
  const { findFreePort } = await import('../../packages/local-services/dist/ports/index.js');
  const postgres = await startThrowAwayPostgres();
  const redis = await startRedis(findFreePort);
  return {
    env: { TEST_DATABASE_URL: postgres.url('postgres'), ...(redis === undefined ? {} : { TEST_REDIS_URL: redis.url }) },
    stop: async () => {
      await redis?.stop();
      await postgres.stop();
    },
  };
}

async function startRedis(findFreePort) {
  const program = findRedis();
  if (program === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'brug-redis-'));
  const port = await findFreePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn(program, settings, { stdio: 'ignore' });
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  process.once('exit', () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  await untilOpen(port, child);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilOpen(port, child) {
  for (let i = 0; i < 500 && child.exitCode === null; i += 1) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.setTimeout(1000, () => resolve(false));
      socket.unref();
    });
    if (open) return;
    await pause(20);
  }
  throw new Error('Redis did not start.');
}
