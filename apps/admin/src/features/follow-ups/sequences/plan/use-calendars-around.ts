import { useQueries } from '@tanstack/react-query';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Calendars, Region, WorkingCalendar } from '@brug/domain/calendars';
import { calendarsQuery } from '../../../../shared/time/calendars.query.js';

interface AroundCalendars {
  /** Null while they are on their way. */
  readonly calendars: Calendars | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** One question covers two years; a working day is at most so many calendar days, holidays included. */
const monthsAsked = 23;
const daysPerWorkingDay = 1.7;

/**
 * Both calendars for a run that begins on a day, as far as its longest delay reaches. The app's own calendars end some months back, and
 * a sample may be of any year: what was not asked for would count as worked.
 */
export function useCalendarsAround(day: Temporal.PlainDate, longestDelay: number): AroundCalendars {
  const first = day.with({ day: 1 }).subtract({ months: 1 });
  const last = day.add({ days: Math.ceil(longestDelay * daysPerWorkingDay) + 60 });
  const starts = startsOf(first, last);
  const answers = useQueries({
    queries: starts.map((from) => calendarsQuery(from, from.add({ months: monthsAsked }).subtract({ days: 1 }))),
  });
  const found = answers.flatMap(({ data }, index) => (data ? [{ from: starts[index] ?? first, calendars: data }] : []));
  const failed = answers.find(({ error }) => error !== null);
  return {
    calendars: found.length === starts.length ? joined(found) : null,
    error: failed?.error ?? null,
    retry: () => answers.forEach(({ error, refetch }) => error && void refetch()),
  };
}

function startsOf(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const starts = [first];
  for (let next = first.add({ months: monthsAsked }); Temporal.PlainDate.compare(next, last) <= 0;) {
    starts.push(next);
    next = next.add({ months: monthsAsked });
  }
  return starts;
}

interface Part {
  readonly from: Temporal.PlainDate;
  readonly calendars: Calendars;
}

/** Calendars whose days come from the part they lie in. */
function joined(parts: readonly Part[]): Calendars | null {
  const [first] = parts;
  if (!first || parts.length === 1) return first?.calendars ?? null;
  const partOf = (date: Temporal.PlainDate) =>
    (parts.findLast(({ from }) => Temporal.PlainDate.compare(from, date) <= 0) ?? first).calendars;
  const of = (region: Region): WorkingCalendar => ({
    region,
    timeZone: TIME_ZONES[region],
    statusOf: (date) => partOf(date)[region].statusOf(date),
    windowsOn: (date) => partOf(date)[region].windowsOn(date),
  });
  return { BE: of('BE'), CN: of('CN') };
}
