import { TIME_ZONES, type Calendars, type InstantInput, type Region } from './calendar-types.js';
import { windowsFrom } from './working-hours.js';

const MINUTE = 60_000;

/** A time at which both sides are at work, with the local wall-clock time of each side as `YYYY-MM-DDTHH:MM`. */
export interface CallSlot {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly local: Readonly<Record<Region, { readonly from: string; readonly to: string }>>;
  readonly provisional: boolean;
}

/**
 * Slots for a call: stretches of `minutes` within the hours both sides are at work, beginning in the `days` × 24 hours from
 * `from`. They begin on the half hour (or every `stepMinutes`) and may overlap one another, so that a person can choose.
 */
export function slotsBothAtWork(
  from: InstantInput,
  days: number,
  minutes: number,
  calendars: Calendars,
  options: { readonly stepMinutes?: number; readonly limit?: number } = {},
): readonly CallSlot[] {
  const length = minutes * MINUTE;
  const step = (options.stepMinutes ?? 30) * MINUTE;
  if (!(days >= 0 && length > 0 && step > 0)) throw new RangeError('Days, minutes and step must be positive');
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const start = Temporal.Instant.from(from).epochMilliseconds;
  const end = start + days * 24 * 60 * MINUTE;
  const slots: CallSlot[] = [];
  for (const window of windowsFrom(start, 'both', calendars)) {
    if (window.from >= end) break;
    // Both zones differ from UTC by whole hours, so a step from the epoch is a step on both wall clocks.
    const first = Math.ceil(Math.max(window.from, start) / step) * step;
    for (let at = first; at + length <= window.to && at < end; at += step) {
      if (slots.length >= limit) return slots;
      slots.push(slot(at, at + length, window.provisional));
    }
  }
  return slots;
}

function slot(fromMs: number, toMs: number, provisional: boolean): CallSlot {
  const from = Temporal.Instant.fromEpochMilliseconds(fromMs);
  const to = Temporal.Instant.fromEpochMilliseconds(toMs);
  const local = (region: Region) => ({ from: wallClock(from, region), to: wallClock(to, region) });
  return { from, to, local: { BE: local('BE'), CN: local('CN') }, provisional };
}

function wallClock(instant: Temporal.Instant, region: Region): string {
  return instant.toZonedDateTimeISO(TIME_ZONES[region]).toPlainDateTime().toString({ smallestUnit: 'minute' });
}
