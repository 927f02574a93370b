import { Injectable, Logger } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { asSystem } from '../platform/actors/caller.js';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob } from '../platform/queue/job-handlers.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { RECOUNT, type TotalsDifference } from './board-totals.js';

const METRIC = 'brug_board_totals_repaired_total';

/** Differences logged one by one; the metric counts all. */
const LOGGED = 20;

/** Nightly: proves the kept board totals equal to a recount. */
@Injectable()
export class BoardTotalsJob {
  readonly #logger = new Logger(BoardTotalsJob.name);
  readonly #repaired: Counter;

  constructor(
    private readonly transactions: Transactions,
    metrics: Metrics,
  ) {
    this.#repaired = metrics.counter(
      METRIC,
      'Rows of the board totals that differed from a recount and were repaired',
      [],
    );
  }

  @HandlesJob('board-totals.recount')
  async recount(): Promise<void> {
    await this.recountBoardTotals();
  }

  /** Repairs what differs and resolves with it: nothing, unless somebody changed leads behind our back. */
  async recountBoardTotals(): Promise<readonly TotalsDifference[]> {
    const actor = asSystem('board-totals.recount');
    const differences = await this.transactions.run(actor, (tx) => tx.query<TotalsDifference>(RECOUNT));
    if (differences.length > 0) {
      this.#repaired.inc(differences.length);
      this.#logger.error({
        msg: 'the board totals differed from a recount and were repaired',
        rows: differences.length,
        differences: differences.slice(0, LOGGED),
      });
    }
    return differences;
  }
}
