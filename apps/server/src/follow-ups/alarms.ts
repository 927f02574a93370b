import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { decideOnAlarm, type StandingAlarm } from '@brug/domain/follow-ups';
import { asSystem } from '../platform/actors/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import { HandlesJob } from '../platform/queue/job-handlers.js';
import { AlarmMails } from './alarm-mails.js';
import { FollowUpMetrics, type Unsent } from './follow-up-metrics.js';

const WATCH = asSystem('alarms.watch');
const WATCH_MILLISECONDS = 60_000;

interface Standing extends StandingAlarm {
  readonly id: string;
  readonly tellings: number;
}

/**
 * Raises the alarm when messages are due and do not leave, and clears it when they do. The worker looks every minute by its schedule; the
 * API process looks as well, because without a worker nothing leaves and nobody would be told. Both may look at once: PostgreSQL
 * lets one alarm stand.
 */
@Injectable()
export class AlarmWatch implements OnModuleDestroy {
  readonly #logger = new Logger(AlarmWatch.name);
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly metrics: FollowUpMetrics,
    private readonly mails: AlarmMails,
  ) {}

  /** Looks every minute until the process ends, without a queue. */
  start(everyMilliseconds = WATCH_MILLISECONDS): void {
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
    }, everyMilliseconds);
  }

  @HandlesJob('alarms.watch')
  async run(): Promise<void> {
    const unsent = await this.metrics.unsent();
    await this.transactions.run(WATCH, (tx) => this.#decide(tx, unsent));
    await this.mails.send();
  }

  /** Looks no more, and waits for the look under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  async #look(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      // Looked at again in a minute.
      this.#logger.warn(`The alarm could not be looked at: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  async #decide(tx: Tx, unsent: Unsent): Promise<void> {
    const [standing] = await tx.query<Standing>(STANDING);
    const decision = decideOnAlarm(unsent, standing ?? null, this.clock.now());
    switch (decision.do) {
      case 'raise':
        return this.#raise(tx, unsent);
      case 'tell-again':
        if (standing) await this.#tellAgain(tx, standing, unsent);
        return;
      case 'clear':
        if (standing) await clear(tx, standing, decision.because);
        return;
      case 'nothing':
        if (standing) await tx.execute(GROWN, [standing.id, unsent.count]);
    }
  }

  async #raise(tx: Tx, unsent: Unsent): Promise<void> {
    const id = newId();
    const [raised] = await tx.query(RAISE, [id, tx.at, unsent.count, unsent.oldestDueAt ?? tx.at]);
    if (!raised) return;
    await this.mails.plan(tx, id, 1);
    const after = { kind: 'due-unsent', unsent: unsent.count };
    tx.audit.record({ entity: 'alarm', entityId: id, action: 'raise', after });
    await recordChanged(tx, id, true);
  }

  async #tellAgain(tx: Tx, { id, tellings }: Standing, unsent: Unsent): Promise<void> {
    await tx.execute(TELL_AGAIN, [id, tx.at, unsent.count]);
    await this.mails.plan(tx, id, tellings + 1);
    const entry = { entity: 'alarm', entityId: id, action: 'tell-again' };
    tx.audit.record({ ...entry, before: { tellings }, after: { tellings: tellings + 1 } });
    await recordChanged(tx, id, true);
  }
}

async function clear(tx: Tx, { id }: Standing, because: string): Promise<void> {
  await tx.execute(CLEAR, [id, tx.at, because]);
  const entry = { entity: 'alarm', entityId: id, action: 'clear' };
  tx.audit.record({ ...entry, before: { clearedBecause: null }, after: { clearedBecause: because } });
  await recordChanged(tx, id, false);
}

async function recordChanged(tx: Tx, alarmId: string, standing: boolean): Promise<void> {
  await tx.events.record('alarm.changed.v1', { alarmId, standing }, { aggregate: alarmId });
}

const STANDING = `SELECT id, told_at AS "toldAt", tellings, acknowledged_at IS NOT NULL AS acknowledged
  FROM alarms WHERE kind = 'due-unsent' AND cleared_at IS NULL FOR UPDATE`;
const RAISE = `INSERT INTO alarms (id, kind, raised_at, told_at, most, oldest_due_at) VALUES ($1, 'due-unsent', $2, $2, $3, $4)
  ON CONFLICT (kind) WHERE cleared_at IS NULL DO NOTHING RETURNING id`;
const TELL_AGAIN = `UPDATE alarms SET told_at = $2, tellings = tellings + 1, most = greatest(most, $3::int), version = version + 1
  WHERE id = $1`;
const CLEAR = 'UPDATE alarms SET cleared_at = $2, cleared_because = $3, version = version + 1 WHERE id = $1';
/** Not another version: nobody has changed the alarm, and somebody may be about to take note of it. */
const GROWN = 'UPDATE alarms SET most = $2::int WHERE id = $1 AND most < $2::int';
