import { Injectable, Logger } from '@nestjs/common';
import { minutesToNextStart } from '@brug/domain/sequences';
import { asSystem } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Transactions } from '../../platform/database/transactions.js';
import { HealthChecks } from '../../platform/health/health-checks.js';
import { Metrics } from '../../platform/telemetry/metrics.js';

const PUTTING_OFF = asSystem('sequences.put-off');

/** What a trigger set off, as far as it matters when it cannot begin. */
export interface FailedStart {
  readonly id: string;
  readonly sequenceId: string;
  readonly leadId: string;
  /** How often it failed before. */
  readonly failures: number;
}

/**
 * Keeps what triggers set off and an error does not let begin: it is tried again until it begins, later each time, and is a figure on the health
 * page and in the metrics for as long as it waits.
 */
@Injectable()
export class FailingStarts {
  readonly #logger = new Logger(FailingStarts.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    metrics: Metrics,
    health: HealthChecks,
  ) {
    const count = (): Promise<number> => this.count();
    metrics.gauges(
      { brug_sequence_starts_failing: 'Runs that were set off and cannot begin for an error' },
      async () => ({
        brug_sequence_starts_failing: await count(),
      }),
    );
    health.addFigure('runsThatCannotBegin', count);
  }

  /** Lets those behind it pass, and says why it did not begin. Rejects when that cannot be written either. */
  async putOff({ id, sequenceId, leadId, failures }: FailedStart, error: unknown): Promise<void> {
    const minutes = minutesToNextStart(failures + 1);
    const which = { startId: id, sequenceId, leadId, failures: failures + 1 };
    this.#logger.error({ msg: 'a run could not begin', ...which, retryInMinutes: minutes, err: error });
    await this.transactions.run(PUTTING_OFF, (tx) =>
      tx.execute(PUT_OFF, [id, tx.at, tx.now.add({ minutes }).toString(), failures]),
    );
  }

  /** How many wait because of an error. */
  async count(): Promise<number> {
    return (await this.database.readOne<{ count: number }>(COUNT))?.count ?? 0;
  }
}

/** Unless another worker took it up in between. */
const PUT_OFF = `UPDATE sequence_starts SET failures = failures + 1, failing_since = coalesce(failing_since, $2::timestamptz),
    retry_at = $3::timestamptz
  WHERE id = $1 AND done_at IS NULL AND failures = $4`;
const COUNT = 'SELECT count(*)::int AS count FROM sequence_starts WHERE done_at IS NULL AND failures > 0';
