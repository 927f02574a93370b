import { defaultCalendars, dueWithin, isWorkingDay, TIME_ZONES, type Region } from '@brug/domain/calendars';
import type { Random } from '../random/random.js';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

const calendars = defaultCalendars();
const offsets: Record<Region, Map<number, number>> = { BE: new Map(), CN: new Map() };
const working: Record<Region, Map<number, boolean>> = { BE: new Map(), CN: new Map() };

/** Calendar days since 1970 on a side's clock. */
export function dayNumberAt(milliseconds: number, region: Region): number {
  return Math.floor((milliseconds + offsetOn(Math.floor(milliseconds / DAY), region)) / DAY);
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(dayNumber: number): string {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10);
}

/** The day on a side's calendar, `YYYY-MM-DD`. */
export function dayOf(milliseconds: number, region: Region): string {
  return dayText(dayNumberAt(milliseconds, region));
}

/** The instant of a local time of day (in minutes) on a day of a side. */
export function instantOn(dayNumber: number, minutes: number, region: Region): number {
  return dayNumber * DAY + minutes * MINUTE - offsetOn(dayNumber, region);
}

/** Whether people are at work on that day. */
export function isWorked(dayNumber: number, region: Region): boolean {
  const known = working[region].get(dayNumber);
  if (known !== undefined) return known;
  const worked = isWorkingDay(dayText(dayNumber), region, calendars);
  working[region].set(dayNumber, worked);
  return worked;
}

/** The n-th worked day before (negative) or after a day; the day itself, or the next worked one, for 0. */
export function workedDay(dayNumber: number, n: number, region: Region): number {
  let day = dayNumber;
  if (n === 0) {
    while (!isWorked(day, region)) day += 1;
    return day;
  }
  const step = n < 0 ? -1 : 1;
  for (let left = Math.abs(n); left > 0;) {
    day += step;
    if (isWorked(day, region)) left -= 1;
  }
  return day;
}

/** A moment in office hours on the day of `milliseconds`, or on the last worked day before it. */
export function workingMoment(random: Random, milliseconds: number, region: Region): number {
  let day = dayNumberAt(milliseconds, region);
  while (!isWorked(day, region)) day -= 1;
  const minutes = random.chance(0.5) ? random.between(9 * 60, 12 * 60 - 5) : random.between(13 * 60 + 35, 16 * 60 + 55);
  return instantOn(day, minutes, region) + random.below(MINUTE);
}

/** The moment so many minutes of a side's office hours after another. */
export function afterWorkingMinutes(milliseconds: number, minutes: number, region: Region): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(milliseconds));
  return dueWithin(instant, Math.max(1, Math.round(minutes)), region, calendars).at.epochMilliseconds;
}

/** Milliseconds that a side's clock is ahead of UTC on a day, looked at its noon. */
function offsetOn(dayNumber: number, region: Region): number {
  const known = offsets[region].get(dayNumber);
  if (known !== undefined) return known;
  const noon = Temporal.Instant.fromEpochMilliseconds(dayNumber * DAY + DAY / 2);
  const offset = noon.toZonedDateTimeISO(TIME_ZONES[region]).offsetNanoseconds / 1_000_000;
  offsets[region].set(dayNumber, offset);
  return offset;
}
