import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testServer } from '@brug/local-services/postgres';
import { Client } from 'pg';
import { startLocalStack } from '../../../scripts/lib/local-stack.mjs';

const run = promisify(execFile);
const server = join(import.meta.dirname, '../../server');

/** Where the mockups are: Tuesday 24 November 2026, 09:12 in Kortrijk and 16:12 in Hangzhou, both at work. */
export const STACK_NOW = '2026-11-24T08:12:00Z';

/** What a mail server signs with that hands mails to the stack. */
export const INBOUND_MAIL_SECRET = 'only-for-mail-that-comes-in-during-this-run';

/** What the tests are told about the running stack, through the environment. */
export const STACK_ENV = { url: 'BRUG_E2E_URL', mailbox: 'BRUG_E2E_MAILBOX' } as const;

/**
 * Starts the whole product as `npm start` does, on a database of its own whose clock stands at `STACK_NOW` and goes on from
 * there, filled with the demo. Gives what stops it again.
 */
export default async function startStack(): Promise<() => Promise<void>> {
  const postgres = await testServer();
  const database = await postgres.cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'brug-e2e-'));
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    CLOCK: 'controllable',
    DEMO: 'true',
    LOG_LEVEL: 'warn',
    INBOUND_MAIL_SECRET,
  };
  await prepare(
    { ...env, SECRET: 'only-for-the-browser-tests-of-this-run', PUBLIC_URL: 'http://localhost' },
    database.url,
  );
  const stack = await startLocalStack({
    folder,
    env,
    version: 'e2e',
    say: () => undefined,
    signal: new AbortController().signal,
  });
  process.env[STACK_ENV.url] = stack.url;
  process.env[STACK_ENV.mailbox] = stack.mailboxUrl;
  return async () => {
    await stack.stop();
    await database.drop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Migrates, sets the clock and fills: in this order, because the demo is laid around the clock's now. */
async function prepare(env: NodeJS.ProcessEnv, databaseUrl: string): Promise<void> {
  const options = { cwd: server, env };
  await run(process.execPath, ['dist/cli/migrate.js'], options);
  const client = new Client(databaseUrl);
  await client.connect();
  const offset = Temporal.Instant.from(STACK_NOW).epochMilliseconds - Date.now();
  await client.query('UPDATE platform_clock SET offset_ms = $1, revision = revision + 1', [offset]);
  await client.end();
  await run(process.execPath, ['dist/cli/seed-demo.js'], options);
}
