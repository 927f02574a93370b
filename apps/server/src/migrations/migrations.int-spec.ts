import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@brug/local-services/postgres';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { emptyDatabase } from '../testing/test-database.js';
import { MIGRATIONS } from './index.js';

/** Everything a migration can leave behind. */
const OBJECTS = `SELECT 'table ' || relname || ' ' || relkind::text AS object FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'migrations%'
  UNION ALL SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'migrations'
  UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conname NOT LIKE '%migrations%' AND conrelid <> 'migrations'::regclass
  UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
  UNION ALL SELECT 'type ' || typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
  UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$|public$)'
  ORDER BY 1`;

describe('the migrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await emptyDatabase();
    dataSource = await new DataSource(
      dataSourceOptions({ databaseUrl: database.url, databasePoolSize: 2 }),
    ).initialize();
    await dataSource.query(
      'CREATE TABLE IF NOT EXISTS migrations (id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL)',
    );
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const objects = async (): Promise<string[]> => {
    const rows = (await dataSource.query(OBJECTS)) as { object: string }[];
    return rows.map(({ object }) => object);
  };

  it('run forwards, back one by one to nothing, and forwards to the same schema again', async () => {
    const states: string[][] = [await objects()];
    expect(states[0]).toEqual([]);
    expect(await dataSource.runMigrations()).toHaveLength(MIGRATIONS.length);
    const whole = await objects();
    expect(whole).toContain('table outbox r');
    for (let step = 0; step < MIGRATIONS.length; step += 1) await dataSource.undoLastMigration();
    expect(await objects()).toEqual([]);
    await dataSource.runMigrations();
    expect(await objects()).toEqual(whole);
  });

  it('have names that order them as they landed', () => {
    const stamps = MIGRATIONS.map(({ name }) => Number(name.slice(-13)));
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
    expect(new Set(stamps).size).toBe(stamps.length);
  });
});
