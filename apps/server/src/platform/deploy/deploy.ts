import { DataSource } from 'typeorm';
import { asSystem } from '../actors/caller.js';
import { SystemClock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { dataSourceOptions } from '../database/data-source.js';
import type { Tx } from '../database/tx.js';
import { Transactions } from '../database/transactions.js';
import { InTransactionHandlers } from '../events/in-transaction-handlers.js';
import { OutboxHint } from '../events/outbox-hint.js';
import { migrateQueue } from '../queue/queue-connection.js';

/** Advisory lock of the one deploy that runs at a time; the others wait and find nothing to do. */
const DEPLOY_LOCK = 0x6d696772;

/**
 * Brings a database up to this release: migrations, the queue's schema, defaults. Safe to run by every process that starts:
 * one does it. Resolves with the names of the migrations that ran.
 */
export async function deploy(
  config: Config,
  defaults: readonly ((tx: Tx) => Promise<void>)[],
): Promise<readonly string[]> {
  const dataSource = new DataSource({
    ...dataSourceOptions({ ...config, databasePoolSize: 3 }),
    extra: {
      ...(dataSourceOptions(config).extra as object),
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  } as ConstructorParameters<typeof DataSource>[0]);
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [DEPLOY_LOCK]);
    const ran = await dataSource.runMigrations();
    if (config.queueBackend === 'postgres') await migrateQueue(config.databaseUrl);
    await installDefaults(dataSource, config, defaults);
    return ran.map(({ name }) => name);
  } finally {
    // Ending the session ends its lock.
    await lock.release();
    await dataSource.destroy();
  }
}

async function installDefaults(
  dataSource: DataSource,
  config: Config,
  defaults: readonly ((tx: Tx) => Promise<void>)[],
): Promise<void> {
  const hint = new OutboxHint(dataSource);
  const transactions = new Transactions(dataSource, new SystemClock(), new InTransactionHandlers(), hint, config);
  await transactions.run(asSystem('deploy'), async (tx) => {
    for (const install of defaults) await install(tx);
  });
  hint.onModuleDestroy();
}
