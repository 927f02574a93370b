import type { OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Listener } from '../database/listener.js';
import { Clock } from './clock.js';

const CLOCK_CHANNEL = 'brug_clock';

/** The longest a process may go on with an old setting when it missed the notification. */
const REREAD_MILLISECONDS = 200;

/** How the clock is set: it stands still at an instant, or runs with an offset to the machine's. */
export type ClockSetting = { readonly fixedAt: string } | { readonly offsetMs: number };

interface ClockRow {
  readonly fixedAt: string | null;
  readonly offsetMs: bigint;
  readonly revision: bigint;
}

/**
 * A clock which all processes on one database share, for tests across processes. The setting is a row; a process reads it
 * when notified and besides every 200 ms, so none is behind for longer.
 */
export class ControllableClock extends Clock implements OnApplicationShutdown {
  readonly #listeners = new Set<() => void>();
  readonly #listener: Listener;
  #timer: NodeJS.Timeout | undefined;
  #setting: ClockRow = { fixedAt: null, offsetMs: 0n, revision: -1n };

  constructor(
    private readonly dataSource: DataSource,
    databaseUrl: string,
  ) {
    super();
    const reread = (): void => void this.#read();
    this.#listener = new Listener(databaseUrl, CLOCK_CHANNEL, reread, reread);
  }

  async start(): Promise<void> {
    await this.#read();
    await this.#listener.start();
    this.#timer = setInterval(() => void this.#read(), REREAD_MILLISECONDS).unref();
  }

  override now(): Temporal.Instant {
    const { fixedAt, offsetMs } = this.#setting;
    if (fixedAt !== null) return Temporal.Instant.from(fixedAt);
    return Temporal.Instant.fromEpochMilliseconds(Date.now() + Number(offsetMs));
  }

  override onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sets the clock of every process; this one follows before it resolves. */
  async set(setting: ClockSetting): Promise<void> {
    const fixedAt = 'fixedAt' in setting ? setting.fixedAt : null;
    const offsetMs = 'offsetMs' in setting ? setting.offsetMs : 0;
    await this.dataSource.query('UPDATE platform_clock SET fixed_at = $1, offset_ms = $2, revision = revision + 1', [
      fixedAt,
      offsetMs,
    ]);
    await this.dataSource.query(`NOTIFY ${CLOCK_CHANNEL}`);
    await this.#read();
  }

  async #read(): Promise<void> {
    try {
      const rows = (await this.dataSource.query(READ)) as ClockRow[];
      const [row] = rows;
      if (!row || row.revision === this.#setting.revision) return;
      const first = this.#setting.revision < 0n;
      this.#setting = row;
      if (!first) for (const listener of this.#listeners) listener();
    } catch {
      // The database is away: the setting stays, the next round reads again.
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#listener.close();
  }
}

const READ = 'SELECT fixed_at AS "fixedAt", offset_ms AS "offsetMs", revision FROM platform_clock';
