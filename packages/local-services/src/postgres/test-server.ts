import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { startPostgres } from './postgres-server.js';
import type { RunningPostgres } from './postgres-server.js';

/** A database of a test's own. */
export interface TestDatabase {
  name: string;
  /** Its address, with a superuser's rights. */
  url: string;
  /** Removes it, cutting connections. */
  drop(): Promise<void>;
}

/** A PostgreSQL for tests: templates are migrated once per server, and copied in less than 0.1 s. */
export interface TestServer {
  /** Address of the database `postgres`, with a superuser's rights. */
  url: string;
  /**
   * Makes a template database: creates it and lets `migrate` fill it, unless it is there. May be called by several
   * processes at once; one of them does the work, the others wait. Every connection of `migrate` is cut when it has resolved.
   */
  createTemplate(name: string, migrate: (url: string) => Promise<void>): Promise<void>;
  /** A fresh copy of a template, or with no template an empty database. */
  cloneDatabase(template?: string): Promise<TestDatabase>;
  /** Stops the server, if this process started it. */
  stop(): Promise<void>;
}

/**
 * The PostgreSQL for this test run: the one at TEST_DATABASE_URL (a superuser's address, given by `npm test` and by the Jest set-up
 * `@brug/local-services/jest-postgres`), else one of this process alone, which ends with the process even when nobody stops it.
 */
export async function testServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return serverAt(given, async () => undefined);
  const own = await startThrowAwayPostgres();
  return serverAt(own.url('postgres'), own.stop);
}

/** Starts a PostgreSQL in a temporary folder that does not flush to disk and leaves nothing behind. */
export async function startThrowAwayPostgres(settings: Record<string, string> = {}): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'brug-postgres-'));
  // PostgreSQL may run as another user, who has to pass; the data itself and the password stay private.
  await chmod(folder, 0o711);
  return startPostgres({ folder, settings, throwAway: true });
}

function serverAt(url: string, stop: () => Promise<void>): TestServer {
  return {
    url,
    stop,
    createTemplate: (name, migrate) => createTemplate(url, name, migrate),
    cloneDatabase: (template) => cloneDatabase(url, template),
  };
}

async function createTemplate(url: string, name: string, migrate: (url: string) => Promise<void>): Promise<void> {
  await withClient(url, async (client) => {
    // One process at a time; the lock goes with the connection.
    await client.query(`select pg_advisory_lock(hashtext($1))`, [`template ${name}`]);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount !== 0) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${escapeIdentifier(unfinished)} with (force)`);
    await client.query(`create database ${escapeIdentifier(unfinished)}`);
    await migrate(addressOf(url, unfinished));
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [unfinished]);
    await client.query(`alter database ${escapeIdentifier(unfinished)} allow_connections false`);
    // Only what is complete gets the name.
    await client.query(`alter database ${escapeIdentifier(unfinished)} rename to ${escapeIdentifier(name)}`);
  });
}

async function cloneDatabase(url: string, template: string | undefined): Promise<TestDatabase> {
  const name = `${template ?? 'empty'}_${randomBytes(6).toString('hex')}`;
  const source = template === undefined ? '' : ` template ${escapeIdentifier(template)}`;
  await withClient(url, (client) => client.query(`create database ${escapeIdentifier(name)}${source}`));
  return {
    name,
    url: addressOf(url, name),
    drop: () =>
      withClient(url, async (client) => {
        await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
      }),
  };
}

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
