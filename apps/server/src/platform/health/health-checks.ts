import { Injectable } from '@nestjs/common';
import { MIGRATIONS } from '../../migrations/index.js';
import { Database } from '../database/database.js';
import { JobQueue } from '../queue/job-queue.js';

/** How long a part may take to answer before it counts as down. */
const PATIENCE_MILLISECONDS = 2000;

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<'database' | 'migrations' | 'queue', 'ok' | 'failed'>>;
  /** What nobody may overlook although the process can work, e.g. `dueButUnsent`; absent when no slice has any. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** Whether this process can do its work. */
@Injectable()
export class HealthChecks {
  readonly #figures = new Map<string, () => Promise<number>>();

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  /** Adds a figure that is shown beside the checks. */
  addFigure(name: string, read: () => Promise<number>): void {
    this.#figures.set(name, read);
  }

  async readiness(): Promise<Readiness> {
    const [database, migrations, queue] = await Promise.all([
      outcome(this.database.read('SELECT 1')),
      outcome(this.#migrations()),
      outcome(this.queue.ping()),
    ]);
    const checks = { database, migrations, queue };
    const ready = Object.values(checks).every((check) => check === 'ok');
    if (!ready || this.#figures.size === 0) return { ready, checks };
    return { ready, checks, figures: await this.#read() };
  }

  /** A figure that cannot be read now is left out. */
  async #read(): Promise<Record<string, number>> {
    const known: Record<string, number> = {};
    const reading = [...this.#figures].map(([name, read]) =>
      outcome(
        read().then((value) => {
          known[name] = value;
        }),
      ),
    );
    await Promise.all(reading);
    return known;
  }

  /** A database ahead of this release is fine: migrations are written so that the release before goes on. */
  async #migrations(): Promise<void> {
    const rows = await this.database.read<{ name: string }>('SELECT name FROM migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const missing = MIGRATIONS.filter((migration) => !applied.has(migration.name));
    if (missing.length > 0) throw new Error(`Not applied: ${missing.map(({ name }) => name).join(', ')}`);
  }
}

async function outcome(check: Promise<unknown>): Promise<'ok' | 'failed'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'failed'>((resolve) => {
    timer = setTimeout(() => resolve('failed'), PATIENCE_MILLISECONDS);
  });
  try {
    return await Promise.race([
      check.then(
        () => 'ok' as const,
        () => 'failed' as const,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
