import { createHash } from 'node:crypto';
import { testServer, type TestDatabase, type TestServer } from '@brug/local-services/postgres';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { migrateQueue } from '../platform/queue/queue-connection.js';

let server: Promise<TestServer> | undefined;

/** The PostgreSQL of this run. */
export function databaseServer(): Promise<TestServer> {
  server ??= testServer();
  return server;
}

/** A fresh database with every migration run: a copy of a template that is made once per state of the migrations. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const { createTemplate, cloneDatabase } = await databaseServer();
  const template = `brug_${migrationsHash()}`;
  await createTemplate(template, migrate);
  return cloneDatabase(template);
}

/** A fresh database with nothing in it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return (await databaseServer()).cloneDatabase();
}

async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 2 }));
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
  await migrateQueue(databaseUrl);
}

function migrationsHash(): string {
  const source = MIGRATIONS.map((migration) => migration.toString()).join('\n');
  return createHash('sha256').update(source).digest('hex').slice(0, 16);
}
