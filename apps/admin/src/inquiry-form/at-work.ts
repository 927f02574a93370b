import { defaultCalendars, isAtWork } from '@brug/domain/calendars';

/** Whether West Flanders is in its office hours at the instant (epoch milliseconds). */
export async function westFlandersIsAtWork(now: number): Promise<boolean> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  return isAtWork(Temporal.Instant.fromEpochMilliseconds(now), 'BE', defaultCalendars());
}
