import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_TEAMS } from '@brug/demo-data/accounts';
import { loadDemoData, type LoadReport } from '@brug/demo-data/load';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createPersonWithPassword, createTeam, hashPassword } from '../identity/identity.public.js';
import { asSystem } from '../platform/actors/caller.js';
import { FixedClock, SystemClock, type Clock } from '../platform/clock/clock.js';
import { ControllableClock } from '../platform/clock/controllable-clock.js';
import type { Config } from '../platform/config/config.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import type { Tx } from '../platform/database/tx.js';
import { Transactions } from '../platform/database/transactions.js';
import { InTransactionHandlers } from '../platform/events/in-transaction-handlers.js';
import { OutboxHint } from '../platform/events/outbox-hint.js';

/** How much is to be seeded; the demo's own size unless told. */
export interface SeedOptions {
  readonly leads?: number;
  readonly seed?: number;
}

/** Advisory lock of the one seed that runs at a time. */
const SEED_LOCK = 0x73656564;

/**
 * Fills an empty installation with the demo: teams, people who can sign in, and data around the moment of the configured clock. The
 * database is migrated before. Does nothing, and resolves with null, when people work here who are not of the demo, or when
 * it is filled already; what a killed seed left half done is finished.
 */
export async function seedDemo(config: Config, options: SeedOptions = {}): Promise<LoadReport | null> {
  const dataSource = await new DataSource({
    ...dataSourceOptions(config),
    entities: [],
  } as ConstructorParameters<typeof DataSource>[0]).initialize();
  // The seed's own session, without the limits that requests have: it holds the lock and loads the data.
  const client = new pg.Client({ connectionString: config.databaseUrl, application_name: 'brug-seed' });
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [SEED_LOCK]);
    if (!(await isForTheDemo(client))) return null;
    const clock = await clockAtStart(config, dataSource);
    await createPeople(config, dataSource, clock);
    return await loadDemoData(client, { ...options, today: clock.now().toString() });
  } finally {
    // Ending the session ends its lock.
    await client.end();
    await dataSource.destroy();
  }
}

/** Now on the configured clock, which stands still while the demo is made. */
async function clockAtStart(config: Config, dataSource: DataSource): Promise<Clock> {
  if (config.clock === 'system') return new FixedClock(new SystemClock().now());
  const shared = new ControllableClock(dataSource, config.databaseUrl);
  await shared.start();
  const now = shared.now();
  await shared.onApplicationShutdown();
  return new FixedClock(now);
}

/** Nobody works here but people of the demo, and there is no lead yet. */
async function isForTheDemo(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ others: boolean; leads: boolean }>(
    `SELECT EXISTS (SELECT FROM people WHERE NOT email = ANY($1::text[])) AS others, EXISTS (SELECT FROM leads) AS leads`,
    [DEMO_ACCOUNTS.map(({ email }) => email)],
  );
  const [found] = rows;
  return found !== undefined && !found.others && !found.leads;
}

/** All of them in one transaction, or none. */
async function createPeople(config: Config, dataSource: DataSource, clock: Clock): Promise<void> {
  const hint = new OutboxHint(dataSource);
  const transactions = new Transactions(dataSource, clock, new InTransactionHandlers(), hint, config);
  await transactions.run(asSystem('demo'), async (tx) => {
    const [somebody] = await tx.query('SELECT 1 FROM people LIMIT 1');
    if (!somebody) await createEverybody(tx);
  });
  hint.onModuleDestroy();
}

async function createEverybody(tx: Tx): Promise<void> {
  const teamIds = new Map<string, string>();
  for (const team of DEMO_TEAMS) teamIds.set(team.key, await createTeam(tx, team));
  // One password, so one hash: each takes its time by design.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const { teamKey, ...person } of DEMO_ACCOUNTS) {
    const teamId = teamIds.get(teamKey);
    if (teamId === undefined) throw new Error(`The demo has no team '${teamKey}'.`);
    await createPersonWithPassword(tx, { ...person, teamId }, passwordHash);
  }
}
