import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { poolOptions } from './data-source.js';
import { prepared } from './prepared.js';

/**
 * Reads outside a transaction, on connections of their own: what a use case reads besides its transaction (stages, rates,
 * calendars kept in memory) must not wait for a connection that only ends with a transaction, or as many transactions as there are
 * connections would wait for each other.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  /** The connections for single statements. */
  readonly pool: pg.Pool;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    this.pool = new pg.Pool(poolOptions(config));
    // A connection that breaks while idle is replaced by the next request; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /**
   * Runs one reading statement as a prepared one and resolves with its rows; see `rowTypes` for what columns come out as.
   * Values go into `params`, never into the text: each text is a plan that is kept.
   */
  async read<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(prepared(sql, params))).rows;
  }

  /** As `read`, for a statement that yields at most one row. */
  async readOne<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row | null> {
    const [row] = await this.read<Row>(sql, params);
    return row ?? null;
  }

  /** All connections of this process: those for single statements and those of transactions. */
  get pools(): readonly pg.Pool[] {
    // The mapper types its driver for every database there is; with PostgreSQL `master` is the driver's pool.
    return [this.pool, (this.dataSource.driver as unknown as { readonly master: pg.Pool }).master];
  }
}
