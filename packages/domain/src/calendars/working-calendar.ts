import {
  DEFAULT_OFFICE_HOURS,
  TIME_ZONES,
  type CalendarDay,
  type Calendars,
  type DayStatus,
  type OfficeHours,
  type OfficeWindow,
  type Region,
  type WorkingCalendar,
} from './calendar-types.js';
import { belgianCalendarDays } from './data/belgian-calendar.js';
import { CHINESE_PUBLISHED_YEARS, chineseCalendarDays } from './data/chinese-calendar.js';

export interface WorkingCalendarData {
  readonly region: Region;
  /** Holidays and make-up days, in any order. For Belgium the legal holidays are computed; rows given here come on top. */
  readonly days: readonly CalendarDay[];
  /** China: the years whose official calendar is in `days`; any other year is provisional. Belgium needs none. */
  readonly publishedYears?: readonly number[];
  /** Rows of other regions are ignored. Defaults to `DEFAULT_OFFICE_HOURS`. */
  readonly officeHours?: readonly OfficeHours[];
}

/**
 * One side's clock from plain data, such as database rows.
 *
 * @throws RangeError when the region has no office hours, or hours that end before they begin or overlap.
 */
export function workingCalendar(data: WorkingCalendarData): WorkingCalendar {
  const { region } = data;
  const timeZone = TIME_ZONES[region];
  const dayOf = exceptionalDays(region, data.days);
  const unpublishedYearOf = missingNotices(region, data.publishedYears ?? []);
  const hoursOn = hoursByWeekday(region, data.officeHours ?? DEFAULT_OFFICE_HOURS);
  const statuses = new Map<string, DayStatus>();
  const windows = new Map<string, readonly OfficeWindow[]>();

  const statusOf = (date: Temporal.PlainDate): DayStatus =>
    remembered(statuses, date.toString(), (text) => {
      const weekend = date.dayOfWeek > 5;
      const listed = dayOf(text, date.year);
      const working = listed ? listed.kind === 'workday' : !weekend;
      const unpublishedYear = unpublishedYearOf(date);
      const status = { region, date: text, working, provisional: unpublishedYear !== undefined, unpublishedYear };
      // A legal holiday that somebody struck off is a weekday like any other.
      if (listed && (!working || weekend)) {
        return { ...status, reason: working ? 'make-up' : 'holiday', names: listed.names };
      }
      return { ...status, reason: weekend ? 'weekend' : 'weekday' };
    });

  const windowsOn = (date: Temporal.PlainDate): readonly OfficeWindow[] =>
    remembered(windows, date.toString(), () => {
      if (!statusOf(date).working) return [];
      const at = (plainTime: Temporal.PlainTime) => date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
      return hoursOn(date.dayOfWeek)
        .map(({ from, to }) => ({ from: at(from), to: at(to) }))
        .filter(({ from, to }) => from < to); // a stretch inside the hour that is lost in spring
    });

  return { region, timeZone, statusOf, windowsOn };
}

/** Both clocks from the data of this package: China as published (see `CHINESE_PUBLISHED_YEARS`), Belgium for every year. */
export function defaultCalendars(officeHours: readonly OfficeHours[] = DEFAULT_OFFICE_HOURS): Calendars {
  return {
    BE: workingCalendar({ region: 'BE', days: [], officeHours }),
    CN: workingCalendar({
      region: 'CN',
      days: CHINESE_PUBLISHED_YEARS.flatMap((year) => chineseCalendarDays(year)),
      publishedYears: CHINESE_PUBLISHED_YEARS,
      officeHours,
    }),
  };
}

/** Looks a day up among the given rows and, for Belgium, among the legal holidays, which are computed year by year. */
function exceptionalDays(region: Region, given: readonly CalendarDay[]) {
  const days = new Map<string, CalendarDay>();
  const givenDates = new Set(given.map((day) => day.date));
  for (const day of given) days.set(day.date, day);
  const computed = new Set<number>();
  return (date: string, year: number): CalendarDay | undefined => {
    if (region === 'BE' && !computed.has(year)) {
      for (const day of belgianCalendarDays(year)) if (!givenDates.has(day.date)) days.set(day.date, day);
      computed.add(year);
    }
    return days.get(date);
  };
}

/** From this day of December on a Chinese year's notice also decides on the year before: New Year moved days from there on (2018). */
export const LAST_DECEMBER_DAYS_FROM = 29;

/**
 * The year whose notice decides on a Chinese day and is not published. On the last days of December both years'
 * notices count.
 */
function missingNotices(region: Region, publishedYears: readonly number[]) {
  if (region === 'BE') return () => undefined;
  const published = new Set(publishedYears);
  return ({ year, month, day }: Temporal.PlainDate): number | undefined => {
    if (!published.has(year)) return year;
    return month === 12 && day >= LAST_DECEMBER_DAYS_FROM && !published.has(year + 1) ? year + 1 : undefined;
  };
}

interface Stretch {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

function hoursByWeekday(region: Region, rows: readonly OfficeHours[]): (weekday: number) => readonly Stretch[] {
  const own = rows.filter((row) => row.region === region);
  if (own.length === 0) throw new RangeError(`No office hours for ${region}`);
  const stretches = (weekday: number | undefined) =>
    checkedStretches(
      region,
      own.filter((row) => (row.weekday ?? undefined) === weekday),
    );
  const general = stretches(undefined);
  const special = new Map([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, stretches(weekday)]));
  const firstSpecial = [...special.values()].find((hours) => hours.length > 0) ?? [];
  return (weekday) => {
    const hours = special.get(weekday) ?? [];
    if (hours.length > 0) return hours;
    // A make-up Saturday where every row names a weekday: the hours of the first day of the week that has any.
    return general.length > 0 ? general : firstSpecial;
  };
}

function checkedStretches(region: Region, rows: readonly OfficeHours[]): readonly Stretch[] {
  const { compare, from: time } = Temporal.PlainTime;
  const stretches = rows
    .map((row) => ({ from: time(row.from), to: time(row.to) }))
    .toSorted((a, b) => compare(a.from, b.from));
  stretches.forEach((stretch, index) => {
    const next = stretches[index + 1];
    if (compare(stretch.from, stretch.to) >= 0 || (next && compare(stretch.to, next.from) > 0)) {
      throw new RangeError(`Office hours of ${region} overlap or end before they begin: ${stretch.from}–${stretch.to}`);
    }
  });
  return stretches;
}

function remembered<V>(memory: Map<string, V>, key: string, compute: (key: string) => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute(key);
  memory.set(key, value);
  return value;
}
