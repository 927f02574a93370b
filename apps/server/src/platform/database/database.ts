import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** Statements of which the server keeps a plan per connection; lists with many filters must not fill its memory. */
const MAX_PREPARED = 400;

/** Reads outside a transaction. */
@Injectable()
export class Database {
  readonly #names = new Map<string, string>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs one reading statement as a prepared one and resolves with its rows; see `rowTypes` for what columns come out as.
   * Values go into `params`, never into the text: each text is a plan that is kept.
   */
  async read<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const name = this.#nameOf(sql);
    const values = [...params];
    const result = await this.pool.query<Row>(name ? { name, text: sql, values } : { text: sql, values });
    return result.rows;
  }

  /** As `read`, for a statement that yields at most one row. */
  async readOne<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row | null> {
    const [row] = await this.read<Row>(sql, params);
    return row ?? null;
  }

  /** The pool of this process, shared with the mapper. */
  get pool(): pg.Pool {
    // The mapper types its driver for every database there is; with PostgreSQL `master` is the driver's pool.
    return (this.dataSource.driver as unknown as { readonly master: pg.Pool }).master;
  }

  #nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    if (this.#names.size >= MAX_PREPARED) return undefined;
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
    this.#names.set(sql, name);
    return name;
  }
}
