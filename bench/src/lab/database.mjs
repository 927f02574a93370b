/** A PostgreSQL for one run: of our own, or a database on the server at `DATABASE_URL`. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@brug/local-services/postgres';
import pg from 'pg';

/**
 * Opens a database; `folder` keeps it, otherwise `stop` removes it. `stop` also ends the server that was started for it.
 * `copy` resolves with the address of a copy of the database, which goes with it.
 */
export async function openDatabase({ name, folder }) {
  if (process.env.DATABASE_URL) return ownDatabaseOf(process.env.DATABASE_URL, name);
  const temporary = folder === undefined ? await mkdtemp(join(tmpdir(), `${name.replaceAll('_', '-')}-`)) : undefined;
  // PostgreSQL may run as another user, who has to pass.
  if (temporary) await chmod(temporary, 0o711);
  const server = await startPostgres({ folder: temporary ?? folder, settings: { max_wal_size: '4GB' } });
  const url = await server.ensureDatabase(name);
  return {
    url,
    copy: (copyName) => copyOf(url, copyName),
    stop: async () => {
      await server.stop();
      if (temporary) await rm(temporary, { recursive: true, force: true });
    },
  };
}

async function ownDatabaseOf(given, prefix) {
  const name = `${prefix}_${randomBytes(4).toString('hex')}`;
  await query(given, `CREATE DATABASE ${name}`);
  const copies = [];
  const url = addressOf(given, name);
  return {
    url,
    copy: (copyName) => {
      copies.push(`${name}_${copyName}`);
      return copyOf(url, `${name}_${copyName}`);
    },
    stop: async () => {
      for (const each of [...copies, name]) await query(given, `DROP DATABASE IF EXISTS ${each} WITH (FORCE)`);
    },
  };
}

/** Nobody may be connected to what is copied. */
async function copyOf(url, name) {
  const source = new URL(url).pathname.slice(1);
  await query(addressOf(url, 'postgres'), `CREATE DATABASE ${name} TEMPLATE ${source}`);
  return addressOf(url, name);
}

function addressOf(url, name) {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** Runs one statement; resolves with its rows. */
export async function query(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
