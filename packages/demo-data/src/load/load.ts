import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DEMO_LEADS, DEMO_SEED, generate } from '../generate/generate.js';
import { TABLE_NAMES, type DemoPerson, type DemoStage, type TableName } from '../generate/rows.js';
import { copyLine, copyStatement } from './copy-text.js';

/** What is to be loaded. */
export interface LoadOptions {
  /** How many leads; the demo's number unless told. */
  readonly leads?: number;
  readonly seed?: number;
  /** The moment the data is made for, ISO 8601 in UTC. */
  readonly today: string;
}

/** What was loaded. */
export interface LoadReport {
  /** Rows per table. */
  readonly rows: Readonly<Partial<Record<TableName, number>>>;
  readonly milliseconds: number;
}

/** Characters of one COPY. */
const CHUNK = 1 << 20;
/** Rows after which the connection gets its turn, so that the server works while the next rows are made. */
const ROWS_A_TURN = 200;

/**
 * Generates the data for the people and stages that are in the database and loads it in one transaction, indexes and foreign keys
 * being made anew at its end, which is faster and checks every reference.
 *
 * @param client a connection of its own that owns the tables, in no transaction
 * @throws Error when there are leads already, or no people or stages to make leads for.
 */
export async function loadDemoData(client: ClientBase, options: LoadOptions): Promise<LoadReport> {
  const started = performance.now();
  const surroundings = await surroundingsOf(client);
  const rows: Partial<Record<TableName, number>> = {};
  await client.query('BEGIN');
  try {
    await client.query("SET LOCAL maintenance_work_mem = '256MB'");
    const rebuild = await withoutIndexes(client);
    const copies = new Copies(client);
    const { leads = DEMO_LEADS, seed = DEMO_SEED, today } = options;
    let made = 0;
    for (const { table, row } of generate({ seed, leads, today, ...surroundings })) {
      rows[table] = (rows[table] ?? 0) + 1;
      copies.add(table, copyLine(table, row));
      made += 1;
      if (copies.isFull(table)) await copies.flush(table);
      else if (made % ROWS_A_TURN === 0) await turn();
    }
    await copies.finish();
    for (const statement of rebuild) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  await client.query(`VACUUM (ANALYZE) ${TABLE_NAMES.join(', ')}`);
  return { rows, milliseconds: Math.round(performance.now() - started) };
}

interface Surroundings {
  readonly people: readonly DemoPerson[];
  readonly stages: readonly DemoStage[];
}

async function surroundingsOf(client: ClientBase): Promise<Surroundings> {
  const taken = await client.query('SELECT 1 FROM leads LIMIT 1');
  if (taken.rowCount !== 0)
    throw new Error('There are leads already; demo data is loaded into an empty installation only.');
  const people = await client.query<DemoPerson>(`
    SELECT p.id, p.initials, p.role, p.team_id AS "teamId", t.key AS "teamKey", p.language
    FROM people p JOIN teams t ON t.id = p.team_id WHERE p.active ORDER BY p.id`);
  const stages = await client.query<DemoStage>(`
    SELECT id, track, key, category, position, probability_bp AS "probabilityBp"
    FROM stages WHERE retired_at IS NULL ORDER BY track, position`);
  if (people.rows.length === 0) throw new Error('There are no people to own leads.');
  if (stages.rows.length === 0) throw new Error('There are no stages; migrate first.');
  return { people: people.rows, stages: stages.rows };
}

/** Drops the tables' foreign keys and the indexes that hold no constraint; resolves with the statements that make them again. */
async function withoutIndexes(client: ClientBase): Promise<string[]> {
  const keys = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[]) ORDER BY conname`,
    [TABLE_NAMES],
  );
  const indexes = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid = ANY($1::regclass[])
       AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
     ORDER BY 1`,
    [TABLE_NAMES],
  );
  for (const { table, name } of keys.rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`);
  return [
    ...indexes.rows.map(({ definition }) => definition),
    ...keys.rows.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`),
  ];
}

/** Collects lines per table and hands them to the server, one COPY at a time. */
class Copies {
  readonly #lines = new Map<TableName, string[]>();
  readonly #sizes = new Map<TableName, number>();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly client: ClientBase) {}

  add(table: TableName, line: string): void {
    const lines = this.#lines.get(table);
    if (lines) lines.push(line);
    else this.#lines.set(table, [line]);
    this.#sizes.set(table, (this.#sizes.get(table) ?? 0) + line.length);
  }

  isFull(table: TableName): boolean {
    return (this.#sizes.get(table) ?? 0) >= CHUNK;
  }

  /** Starts to hand a table's lines over once those of before have arrived. */
  async flush(table: TableName): Promise<void> {
    const lines = this.#lines.get(table);
    if (!lines) return;
    this.#lines.delete(table);
    this.#sizes.delete(table);
    await this.#running;
    this.#running = this.#copy(table, lines.join(''));
    // Looked at when it is awaited; until then its failure is not unhandled.
    this.#running.catch(() => undefined);
  }

  async finish(): Promise<void> {
    for (const table of this.#lines.keys()) await this.flush(table);
    await this.#running;
  }

  async #copy(table: TableName, text: string): Promise<void> {
    const stream = this.client.query(copyFrom(copyStatement(table)));
    stream.end(text);
    await once(stream, 'finish');
  }
}
