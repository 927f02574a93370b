import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { HealthChecks } from '../platform/health/health-checks.js';
import { Metrics } from '../platform/telemetry/metrics.js';

/** A message that is due for longer than this and has not left is what nobody may overlook. */
const UNSENT_AFTER = { minutes: 1 };

export interface Unsent {
  readonly count: number;
  /** How long the first of them is due; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Messages whose way is not known. */
  readonly uncertain: number;
}

/** The figures of the promise: what is due but has not left, and what became of the rest. */
@Injectable()
export class FollowUpMetrics {
  readonly #ended: Counter<'state'>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    metrics: Metrics,
    health: HealthChecks,
  ) {
    this.#ended = metrics.counter('brug_follow_ups_total', 'Messages by what became of them', ['state']);
    metrics.gauges(
      {
        brug_follow_ups_unsent: 'Messages due for more than a minute that have not left',
        brug_follow_ups_unsent_oldest_seconds: 'How long the first of them is due',
        brug_follow_ups_uncertain: 'Messages whose way is not known',
      },
      async () => {
        const { count, oldestSeconds, uncertain } = await this.unsent();
        return {
          brug_follow_ups_unsent: count,
          brug_follow_ups_unsent_oldest_seconds: oldestSeconds,
          brug_follow_ups_uncertain: uncertain,
        };
      },
    );
    health.addFigure('dueButUnsent', async () => (await this.unsent()).count);
  }

  /** A message has reached this state, written by this process. */
  ended(state: string): void {
    this.#ended.inc({ state });
  }

  async unsent(): Promise<Unsent> {
    const now = this.clock.now();
    const row = await this.database.readOne<Unsent>(UNSENT, [now.toString(), now.subtract(UNSENT_AFTER).toString()]);
    return row ?? { count: 0, oldestSeconds: 0, uncertain: 0 };
  }
}

/** Each branch is read from a partial index that holds little else. */
const UNSENT = `SELECT count(*)::int AS count,
    coalesce(extract(epoch FROM $1::timestamptz - min(due_at)), 0)::float8 AS "oldestSeconds",
    (SELECT count(*)::int FROM follow_ups WHERE state IN ('uncertain', 'dead') AND state = 'uncertain') AS uncertain
  FROM (
    SELECT due_at FROM follow_ups WHERE kind = 'message' AND state IN ('planned', 'failed') AND NOT held AND due_at <= $2::timestamptz
    UNION ALL
    SELECT due_at FROM follow_ups WHERE state IN ('claimed', 'sending') AND due_at <= $2::timestamptz
  ) unsent`;
