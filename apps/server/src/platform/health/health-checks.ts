import { Injectable } from '@nestjs/common';
import { MIGRATIONS } from '../../migrations/index.js';
import { Database } from '../database/database.js';
import { JobQueue } from '../queue/job-queue.js';

/** How long a part may take to answer before it counts as down. */
const PATIENCE_MILLISECONDS = 2000;

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<'database' | 'migrations' | 'queue', 'ok' | 'failed'>>;
}

/** Whether this process can do its work. */
@Injectable()
export class HealthChecks {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  async readiness(): Promise<Readiness> {
    const [database, migrations, queue] = await Promise.all([
      outcome(this.database.read('SELECT 1')),
      outcome(this.#migrations()),
      outcome(this.queue.ping()),
    ]);
    const checks = { database, migrations, queue };
    return { ready: Object.values(checks).every((check) => check === 'ok'), checks };
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
