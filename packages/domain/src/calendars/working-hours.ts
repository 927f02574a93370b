import type { CalendarKey, Calendars, InstantInput, OfficeWindow, WorkingCalendar } from './calendar-types.js';

const MINUTE = 60_000;
/** Beyond this nothing is found any more: hours that never meet, or a calendar without working days. */
const HORIZON_DAYS = 400;
const HORIZON = HORIZON_DAYS * 24 * 60 * MINUTE;

/** A window together with whether the way to it passed an unpublished day. */
interface ReachedWindow extends OfficeWindow {
  readonly provisional: boolean;
}

export interface Moment {
  readonly at: Temporal.Instant;
  /** True when a day of a Chinese year that is not published yet was used or passed over on the way. */
  readonly provisional: boolean;
}

export interface WorkingWindow {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly provisional: boolean;
}

/** Whether somebody is at work at this moment; for `both`, on both sides at once. Windows are half-open: not any more at 17:00. */
export function isAtWork(instant: InstantInput, key: CalendarKey, calendars: Calendars): boolean {
  const at = milliseconds(instant);
  return firstOf(windowsFrom(at, key, calendars), key).from <= at;
}

/** The moment itself when at work, otherwise the beginning of the next stretch at work. */
export function nextMomentAtWork(instant: InstantInput, key: CalendarKey, calendars: Calendars): Moment {
  const start = Temporal.Instant.from(instant);
  const window = firstOf(windowsFrom(start.epochMilliseconds, key, calendars), key);
  const at = window.from <= start.epochMilliseconds ? start : Temporal.Instant.fromEpochMilliseconds(window.from);
  return { at, provisional: window.provisional };
}

/** The whole stretch at work that is under way or comes next; for `both`, the part the two sides share. */
export function currentOrNextWindow(instant: InstantInput, key: CalendarKey, calendars: Calendars): WorkingWindow {
  const { from, to, provisional } = firstOf(windowsFrom(milliseconds(instant), key, calendars), key);
  return {
    from: Temporal.Instant.fromEpochMilliseconds(from),
    to: Temporal.Instant.fromEpochMilliseconds(to),
    provisional,
  };
}

/**
 * When a response target runs out: the moment `workingMinutes` of office hours after `instant` have passed. A target that is used
 * up exactly at closing time falls due at closing time, not the next morning; 0 minutes is the next moment at work.
 *
 * @throws RangeError when the minutes are negative or not a number.
 */
export function dueWithin(
  instant: InstantInput,
  workingMinutes: number,
  key: CalendarKey,
  calendars: Calendars,
): Moment {
  if (!(workingMinutes >= 0)) throw new RangeError(`Working minutes must be a number from 0, not ${workingMinutes}`);
  if (workingMinutes === 0) return nextMomentAtWork(instant, key, calendars);
  const start = milliseconds(instant);
  let left = workingMinutes * MINUTE;
  for (const window of windowsFrom(start, key, calendars)) {
    const from = Math.max(window.from, start);
    if (left <= window.to - from) {
      return { at: Temporal.Instant.fromEpochMilliseconds(Math.round(from + left)), provisional: window.provisional };
    }
    left -= window.to - from;
  }
  throw noHours(key);
}

/**
 * Office time between two moments, in minutes (with fractions where the moments have seconds); 0 when `to` is not after `from`.
 * This is the measure of response times.
 */
export function workingMinutesBetween(
  from: InstantInput,
  to: InstantInput,
  key: CalendarKey,
  calendars: Calendars,
): { readonly minutes: number; readonly provisional: boolean } {
  const start = milliseconds(from);
  const end = milliseconds(to);
  let total = 0;
  if (end <= start) return { minutes: 0, provisional: false };
  for (const window of windowsFrom(start, key, calendars)) {
    if (window.from >= end) break;
    total += Math.min(window.to, end) - Math.max(window.from, start);
  }
  return { minutes: total / MINUTE, provisional: touchesUnpublishedDay(start, end, key, calendars) };
}

/**
 * The stretches at work that end after `start`, in order and without end; for `both`, what the two sides share.
 *
 * @throws RangeError when there is none within some 400 days.
 */
export function windowsFrom(start: number, key: CalendarKey, calendars: Calendars): Generator<ReachedWindow, void> {
  return key === 'both'
    ? sharedWindows(ownWindows(start, calendars.BE), ownWindows(start, calendars.CN), start)
    : ownWindows(start, calendars[key]);
}

function* ownWindows(start: number, calendar: WorkingCalendar): Generator<ReachedWindow, void> {
  let provisional = false;
  let daysOff = 0;
  for (let day = localDay(start, calendar); ; day = day.add({ days: 1 })) {
    provisional ||= calendar.statusOf(day).provisional;
    for (const { from, to } of calendar.windowsOn(day)) {
      if (to <= start) continue;
      daysOff = 0;
      yield { from, to, provisional };
    }
    if (daysOff > HORIZON_DAYS) throw noHours(calendar.region);
    daysOff += 1;
  }
}

function* sharedWindows(
  left: Generator<ReachedWindow, void>,
  right: Generator<ReachedWindow, void>,
  start: number,
): Generator<ReachedWindow, void> {
  let a = left.next().value;
  let b = right.next().value;
  let last = start;
  while (a && b) {
    const from = Math.max(a.from, b.from);
    const to = Math.min(a.to, b.to);
    if (from < to) {
      last = to;
      yield { from, to, provisional: a.provisional || b.provisional };
    }
    if (from - last > HORIZON) throw noHours('both');
    if (a.to <= b.to) a = left.next().value;
    else b = right.next().value;
  }
}

function touchesUnpublishedDay(start: number, end: number, key: CalendarKey, calendars: Calendars): boolean {
  if (key === 'BE') return false;
  const calendar = calendars.CN;
  const last = localDay(end, calendar);
  for (let day = localDay(start, calendar); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (calendar.statusOf(day).provisional) return true;
  }
  return false;
}

function localDay(at: number, calendar: WorkingCalendar): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
}

function firstOf(windows: Generator<ReachedWindow, void>, key: CalendarKey): ReachedWindow {
  const first = windows.next().value;
  if (!first) throw noHours(key);
  return first;
}

function milliseconds(instant: InstantInput): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

function noHours(key: CalendarKey): RangeError {
  return new RangeError(`No office hours on ${key} within 400 days`);
}
