import type pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { Config } from '../config/config.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { SnakeCaseNames } from './columns.js';
import { SESSION_OPTIONS } from './session.js';
import { rowTypes } from './type-parsers.js';

/** Milliseconds to wait for a connection, of the pool or of the server, before the request is answered with 503. */
const CONNECT_TIMEOUT = 3000;
const STATEMENT_TIMEOUT = 30_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 30_000;

/** How the mapper reaches PostgreSQL. Entities are added by the slices' modules; nothing is ever synchronised. */
export function dataSourceOptions(config: Pick<Config, 'databaseUrl' | 'databasePoolSize'>): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    connectTimeoutMS: CONNECT_TIMEOUT,
    applicationName: 'brug',
    namingStrategy: new SnakeCaseNames(),
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    logging: false,
    extra: sessionOptions(),
  };
}

/** How single statements reach PostgreSQL: as the mapper does, on as many connections again. */
export function poolOptions(config: Pick<Config, 'databaseUrl' | 'databasePoolSize'>): pg.PoolConfig {
  return {
    connectionString: config.databaseUrl,
    max: config.databasePoolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    application_name: 'brug',
    ...sessionOptions(),
  };
}

function sessionOptions(): pg.PoolConfig {
  return {
    types: rowTypes(),
    options: SESSION_OPTIONS,
    keepAlive: true,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
  };
}
