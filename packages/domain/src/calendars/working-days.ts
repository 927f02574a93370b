import { regionsOf, type CalendarKey, type Calendars, type DayInput, type DayStatus } from './calendar-types.js';

/** Far more than any run of holidays; only wrong data (a calendar without working days) gets there. */
const LONGEST_SEARCH_IN_DAYS = 400;

/** A day between two others that a screen may want to explain, with what each side's calendar says about it. */
export interface PassedDay {
  readonly date: string;
  readonly statuses: readonly DayStatus[];
}

export interface CountedDays {
  readonly date: Temporal.PlainDate;
  /** True when a day of a Chinese year that is not published yet was counted or passed over. */
  readonly provisional: boolean;
  /** Days passed over because one of the sides does not work. */
  readonly skipped: readonly PassedDay[];
  /** Make-up days that were counted although they look like a weekend. */
  readonly workedSpecially: readonly PassedDay[];
}

/** What the calendar or calendars behind `key` say about a day: one entry per side. */
export function dayStatuses(date: DayInput, key: CalendarKey, calendars: Calendars): readonly DayStatus[] {
  const day = Temporal.PlainDate.from(date);
  return regionsOf(key).map((region) => calendars[region].statusOf(day));
}

/** Whether the day is worked; for `both`, on both sides. Says nothing about being provisional: see `dayStatuses`. */
export function isWorkingDay(date: DayInput, key: CalendarKey, calendars: Calendars): boolean {
  return dayStatuses(date, key, calendars).every((status) => status.working);
}

/**
 * The n-th working day after `date`. The start day does not count, whether worked or not; n = 0 gives the start day itself.
 *
 * @throws RangeError when n is negative or not a whole number.
 */
export function addWorkingDays(date: DayInput, n: number, key: CalendarKey, calendars: Calendars): CountedDays {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Working days must be a whole number from 0, not ${n}`);
  const skipped: PassedDay[] = [];
  const workedSpecially: PassedDay[] = [];
  let provisional = false;
  let day = Temporal.PlainDate.from(date);
  let sinceLastWorked = 0;
  for (let counted = 0; counted < n;) {
    day = day.add({ days: 1 });
    const statuses = dayStatuses(day, key, calendars);
    provisional ||= statuses.some((status) => status.provisional);
    if (statuses.every((status) => status.working)) {
      counted += 1;
      sinceLastWorked = 0;
      if (statuses.some((status) => status.reason === 'make-up'))
        workedSpecially.push({ date: day.toString(), statuses });
    } else {
      skipped.push({ date: day.toString(), statuses });
      sinceLastWorked += 1;
      if (sinceLastWorked > LONGEST_SEARCH_IN_DAYS) throw new RangeError(`No working day on ${key} after ${date}`);
    }
  }
  return { date: day, provisional, skipped, workedSpecially };
}

/**
 * How many working days lie after `from` up to and including `to`, so that it undoes `addWorkingDays`; negative when `to` is
 * earlier.
 */
export function workingDaysBetween(
  from: DayInput,
  to: DayInput,
  key: CalendarKey,
  calendars: Calendars,
): { readonly days: number; readonly provisional: boolean } {
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(to);
  if (Temporal.PlainDate.compare(first, last) > 0) {
    const { days, provisional } = workingDaysBetween(last, first, key, calendars);
    return { days: 0 - days, provisional };
  }
  let days = 0;
  let provisional = false;
  for (let day = first.add({ days: 1 }); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const statuses = dayStatuses(day, key, calendars);
    provisional ||= statuses.some((status) => status.provisional);
    if (statuses.every((status) => status.working)) days += 1;
  }
  return { days, provisional };
}
