import { Logger } from '@nestjs/common';
import pg from 'pg';
import { SESSION_OPTIONS } from './session.js';

const RECONNECT_MILLISECONDS = 500;

/**
 * Hears notifications on a connection of its own, and connects again when it is lost. What was notified meanwhile is missed:
 * `onConnect` is where a listener catches up.
 */
export class Listener {
  readonly #logger = new Logger(Listener.name);
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly channel: string,
    private readonly onNotification: (payload: string) => void,
    private readonly onConnect: () => void = () => undefined,
  ) {}

  /** Connects; resolves when it listens, or when the first attempt failed and the next is planned. */
  async start(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: `brug ${this.channel}`,
      options: SESSION_OPTIONS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 3000,
    });
    this.#client = client;
    client.on('notification', ({ payload }) => this.onNotification(payload ?? ''));
    client.on('error', () => this.#again(client));
    client.on('end', () => this.#again(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${this.channel}`);
      this.onConnect();
    } catch (error) {
      this.#logger.warn(`Cannot listen on ${this.channel}: ${error instanceof Error ? error.message : 'unknown'}`);
      this.#again(client);
    }
  }

  #again(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    void client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.start(), RECONNECT_MILLISECONDS);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }
}
