import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { createAuth, type Auth } from './auth.js';

/** Signing in and out is rare, and most of its time goes into hashing. */
const CONNECTIONS = 2;
const IDLE_MILLISECONDS = 10_000;
const CONNECT_MILLISECONDS = 3000;

/** The sign-in library of this process, made at first use: the worker never needs it. */
@Injectable()
export class AuthProvider implements OnApplicationShutdown {
  #pool: pg.Pool | undefined;
  #auth: Promise<Auth> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
  ) {}

  get(): Promise<Auth> {
    this.#auth ??= createAuth(this.config, this.#openPool(), (personId) => this.#isActive(personId));
    return this.#auth;
  }

  #openPool(): pg.Pool {
    this.#pool ??= new pg.Pool({
      connectionString: this.config.databaseUrl,
      application_name: 'brug sign-in',
      options: '-c search_path=auth -c TimeZone=UTC',
      max: CONNECTIONS,
      idleTimeoutMillis: IDLE_MILLISECONDS,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      keepAlive: true,
    });
    // A lost idle connection is replaced at the next use; without a listener it would end the process.
    this.#pool.on('error', () => undefined);
    return this.#pool;
  }

  async #isActive(personId: string): Promise<boolean> {
    return (await this.database.readOne('SELECT 1 FROM people WHERE id = $1 AND active', [personId])) !== null;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool?.end();
  }
}
