import { Injectable } from '@nestjs/common';
import { UNSENT_ALARM_SECONDS } from '@brug/domain/follow-ups';
import type { Counter } from 'prom-client';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { HealthChecks } from '../platform/health/health-checks.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { freeSince, heldBy, JOIN_PAUSE } from './sending-pause.sql.js';

/** A message that is due for longer than this and has not left is what nobody may overlook. */
export const UNSENT_AFTER = { seconds: UNSENT_ALARM_SECONDS };

export interface Unsent {
  /** Due for more than a minute and not sent, without what a pause holds. */
  readonly count: number;
  /** How long the first of them is due; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Since when the first of them is due; null when there is none. */
  readonly oldestDueAt: string | null;
  /** Due and held by a pause. */
  readonly held: number;
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
        brug_follow_ups_held: 'Messages that are due and held by the pause',
        brug_follow_ups_uncertain: 'Messages whose way is not known',
      },
      async () => {
        const { count, oldestSeconds, held, uncertain } = await this.unsent();
        return {
          brug_follow_ups_unsent: count,
          brug_follow_ups_unsent_oldest_seconds: oldestSeconds,
          brug_follow_ups_held: held,
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
    return row ?? { count: 0, oldestSeconds: 0, oldestDueAt: null, held: 0, uncertain: 0 };
  }
}

/** Each branch is read from a partial index that holds little else. */
const UNSENT = `SELECT count(*) FILTER (WHERE late AND NOT held)::int AS count,
    coalesce(extract(epoch FROM $1::timestamptz - min(due_at) FILTER (WHERE late AND NOT held)), 0)::float8 AS "oldestSeconds",
    min(due_at) FILTER (WHERE late AND NOT held) AS "oldestDueAt", count(*) FILTER (WHERE held)::int AS held,
    (SELECT count(*)::int FROM follow_ups WHERE state IN ('uncertain', 'dead') AND state = 'uncertain') AS uncertain
  FROM (
    SELECT f.due_at, ${freeSince('pause', 'f')} <= $2::timestamptz AS late, ${heldBy('pause', 'f')} AS held
    FROM follow_ups f ${JOIN_PAUSE}
    WHERE f.kind = 'message' AND f.state IN ('planned', 'failed') AND NOT f.held AND f.due_at <= $1::timestamptz
    UNION ALL
    SELECT due_at, true, false FROM follow_ups WHERE state IN ('claimed', 'sending') AND due_at <= $2::timestamptz
  ) unsent`;
