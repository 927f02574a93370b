import { Injectable } from '@nestjs/common';
import { Clock } from './clock/clock.js';
import { asSystem } from './actors/caller.js';
import { Transactions } from './database/transactions.js';
import { expiryBefore } from './http/idempotency-claim.js';
import { HandlesJob } from './queue/job-handlers.js';

const RELAYED_EVENT_HOURS = 7 * 24;
/** Twice the longest window, which is a day: each counts in the one after it. */
const RATE_WINDOW_HOURS = 49;

/** Removes what is past its time. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  @HandlesJob('housekeeping.tidy')
  async tidy(): Promise<void> {
    await this.transactions.run(asSystem('housekeeping.tidy'), async (tx) => {
      await tx.execute('DELETE FROM idempotency_keys WHERE created_at < $1', [expiryBefore(tx.now)]);
      await tx.execute(FORGET_ANSWERS);
      await tx.execute('DELETE FROM outbox WHERE relayed_at < $1', [this.#hoursAgo(RELAYED_EVENT_HOURS)]);
      await tx.execute('DELETE FROM rate_windows WHERE window_start < $1', [this.#hoursAgo(RATE_WINDOW_HOURS)]);
    });
  }

  #hoursAgo(hours: number): string {
    return this.clock.now().subtract({ hours }).toString();
  }
}

const FORGET_ANSWERS = `DELETE FROM idempotency_answers a
  WHERE NOT EXISTS (SELECT FROM idempotency_keys k WHERE k.token = a.token)`;
