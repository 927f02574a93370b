import type { Random } from '../random/random.js';
import { DAY, dayNumberAt, dayText } from './days.js';
import type { DemoRow } from './rows.js';

/** What a euro costs at the end of the series. */
const TODAY = { CNY: 8.2, USD: 1.16 } as const;
const FRIDAY = 5;

/** A rate a week (of its Friday) from before the first lead until now, wandering back in time from today's. */
export function* exchangeRates(random: Random, from: number, now: number): Generator<DemoRow> {
  const last = lastFriday(dayNumberAt(now, 'BE'));
  for (const currency of ['CNY', 'USD'] as const) {
    const own = random.derive(`rates ${currency}`);
    let rate: number = TODAY[currency];
    for (let day = last; day * DAY > from - 30 * DAY; day -= 7) {
      yield { table: 'exchange_rates', row: { currency, date: dayText(day), units_per_euro: rate.toFixed(4) } };
      // Drawn back to a long-run mean, so that three years stay believable.
      rate += (TODAY[currency] * 0.96 - rate) * 0.02 + own.normal() * TODAY[currency] * 0.006;
    }
  }
}

/** 1 January 1970 was a Thursday. */
function lastFriday(dayNumber: number): number {
  const weekday = (((dayNumber + 3) % 7) + 7) % 7;
  return dayNumber - ((weekday - (FRIDAY - 1) + 7) % 7);
}
