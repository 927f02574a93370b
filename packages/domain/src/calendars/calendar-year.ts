import type { CalendarDay, CalendarDayNames, Region } from './calendar-types.js';
import { belgianCalendarDays } from './data/belgian-calendar.js';
import { CHINESE_PUBLISHED_YEARS, chineseCalendarDays } from './data/chinese-calendar.js';
import { existingDay } from './existing-day.js';
import { LAST_DECEMBER_DAYS_FROM } from './working-calendar.js';

/** The longest run of holidays that is believed: the Spring Festival of 2020, with its extension, had ten days. */
const LONGEST_RUN_IN_DAYS = 14;
const LONGEST_NAME = 80;

/** More days than any year had that is not a mistake. */
export const MOST_CALENDAR_DAYS = 150;

/** The languages a day is named in. */
const NAME_LANGUAGES = ['nl', 'en', 'zh'] as const satisfies readonly (keyof CalendarDayNames)[];

/**
 * What is known of a side's year: `published` (China's official calendar), `provisional` (China has not published it), `computed`
 * (Belgium's legal holidays), or `corrected` (somebody entered something else than is published or computed).
 */
export const CALENDAR_YEAR_STATES = ['published', 'provisional', 'computed', 'corrected'] as const;
export type CalendarYearState = (typeof CALENDAR_YEAR_STATES)[number];

/** A year of one side's calendar: its holidays and make-up days, for Belgium with the legal holidays. */
export interface CalendarYear {
  readonly region: Region;
  readonly year: number;
  /** China: whether the official calendar is out. Always true for Belgium, whose law says it once for all years. */
  readonly published: boolean;
  readonly days: readonly CalendarDay[];
}

/** Something wrong with a year as it was entered. */
export interface CalendarProblem {
  /** Which field: `days`, `days.3.date`, `days.3.names.zh` … */
  readonly path: string;
  readonly code:
    | 'calendar.empty'
    | 'calendar.too-many'
    | 'calendar.date-invalid'
    | 'calendar.outside-year'
    | 'calendar.day-twice'
    | 'calendar.weekday-worked'
    | 'calendar.run-implausible'
    | 'calendar.name-missing'
    | 'calendar.name-too-long';
  /** In English, what was expected. */
  readonly message: string;
}

/**
 * The days a year's calendar decides on, first and last, `YYYY-MM-DD`. The Chinese notice for a year begins with the last days of December
 * before it, because the holiday of New Year may begin there.
 */
export function calendarPeriod(region: Region, year: number): { readonly from: string; readonly to: string } {
  if (region === 'BE') return { from: `${year}-01-01`, to: `${year}-12-31` };
  return { from: `${year - 1}-12-${LAST_DECEMBER_DAYS_FROM}`, to: `${year}-12-${LAST_DECEMBER_DAYS_FROM - 1}` };
}

/** The year whose calendar decides on a day. */
export function calendarYearOf(region: Region, date: Temporal.PlainDate | string): number {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return region === 'CN' && month === 12 && day >= LAST_DECEMBER_DAYS_FROM ? year + 1 : year;
}

/** What this package holds of a year: Belgium's legal holidays, China's notice when it is known here, else nothing. */
export function knownCalendarYear(region: Region, year: number): CalendarYear {
  if (region === 'BE') return { region, year, published: true, days: belgianCalendarDays(year) };
  return { region, year, published: CHINESE_PUBLISHED_YEARS.includes(year), days: chineseCalendarDays(year) };
}

/** What is known of a year, given what an installation holds of it. */
export function calendarYearState({ region, year, published, days }: CalendarYear): CalendarYearState {
  const known = knownCalendarYear(region, year);
  const differs = !isSameCalendar(calendarDifferences(known.days, days));
  if (region === 'BE') return differs ? 'corrected' : 'computed';
  if (!published) return 'provisional';
  return known.published && differs ? 'corrected' : 'published';
}

/**
 * What is wrong with a year as it was entered, field by field; nothing when it can be worked with. The source of the rules is the form the
 * State Council's notices have (国务院办公厅关于部分节假日安排的通知): runs of days off, and weekend days worked instead.
 */
export function checkCalendarYear({ region, year, published, days }: CalendarYear): readonly CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const add = (path: string, code: CalendarProblem['code'], message: string): void => {
    problems.push({ path, code, message });
  };
  if (days.length > MOST_CALENDAR_DAYS) {
    add('days', 'calendar.too-many', `at most ${MOST_CALENDAR_DAYS} days`);
    return problems;
  }
  if (published && days.length === 0) add('days', 'calendar.empty', 'the holidays of a published year');
  const { from, to } = calendarPeriod(region, year);
  const seen = new Set<string>();
  for (const [index, day] of days.entries()) {
    const path = `days.${index}`;
    const date = existingDay(day.date);
    if (!date) add(`${path}.date`, 'calendar.date-invalid', 'a day that exists, YYYY-MM-DD');
    else if (day.date < from || day.date > to) {
      add(`${path}.date`, 'calendar.outside-year', `a day from ${from} to ${to}`);
    }
    if (seen.has(day.date)) add(`${path}.date`, 'calendar.day-twice', 'each day once');
    seen.add(day.date);
    if (date && day.kind === 'workday' && date.dayOfWeek <= 5) {
      add(`${path}.kind`, 'calendar.weekday-worked', 'a Saturday or Sunday: any other day is worked anyhow');
    }
    for (const language of NAME_LANGUAGES) {
      const name = day.names[language].trim();
      if (name === '') add(`${path}.names.${language}`, 'calendar.name-missing', 'a name in each language');
      if (name.length > LONGEST_NAME) {
        add(`${path}.names.${language}`, 'calendar.name-too-long', `at most ${LONGEST_NAME} characters`);
      }
    }
  }
  return [...problems, ...implausibleRuns(days)];
}

/** A run of holidays that no notice ever had: a year typed wrongly, or a file of something else. */
function implausibleRuns(days: readonly CalendarDay[]): CalendarProblem[] {
  const holidays = days
    .map(({ date, kind }, index) => ({ date: existingDay(date), kind, index }))
    .filter(({ date, kind }) => kind === 'holiday' && date !== undefined)
    .map(({ date, index }) => ({ day: epochDay(date as Temporal.PlainDate), index }))
    .toSorted((a, b) => a.day - b.day);
  const problems: CalendarProblem[] = [];
  let length = 0;
  for (const [place, { day, index }] of holidays.entries()) {
    const before = holidays[place - 1];
    if (before?.day === day) continue;
    length = before?.day === day - 1 ? length + 1 : 1;
    if (length !== LONGEST_RUN_IN_DAYS + 1) continue;
    const message = `at most ${LONGEST_RUN_IN_DAYS} holidays in a row`;
    problems.push({ path: `days.${index}.date`, code: 'calendar.run-implausible', message });
  }
  return problems;
}

/** What changes between two calendars of a year, each in the order of dates. */
export interface CalendarDifferences {
  readonly added: readonly CalendarDay[];
  readonly changed: readonly { readonly before: CalendarDay; readonly after: CalendarDay }[];
  readonly removed: readonly CalendarDay[];
}

export function calendarDifferences(
  before: readonly CalendarDay[],
  after: readonly CalendarDay[],
): CalendarDifferences {
  const was = new Map(before.map((day) => [day.date, day]));
  const is = new Map(after.map((day) => [day.date, day]));
  return {
    added: inOrder([...is.values()].filter(({ date }) => !was.has(date))),
    changed: inOrder([...is.values()]).flatMap((day) => {
      const old = was.get(day.date);
      return old && !isSameDay(old, day) ? [{ before: old, after: day }] : [];
    }),
    removed: inOrder([...was.values()].filter(({ date }) => !is.has(date))),
  };
}

export function isSameCalendar({ added, changed, removed }: CalendarDifferences): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** Belgium's year from the rows an installation keeps: the legal holidays, what was added, and not what was struck off. */
export function belgianCalendar(year: number, rows: readonly CalendarDay[]): readonly CalendarDay[] {
  const days = new Map(belgianCalendarDays(year).map((day) => [day.date, day]));
  for (const row of rows) {
    if (row.kind === 'workday' && !isWeekend(row.date)) days.delete(row.date);
    else days.set(row.date, row);
  }
  return inOrder([...days.values()]);
}

/**
 * The rows that make Belgium's year this one: the days that are added or named otherwise, and a legal holiday that is not kept as a day
 * that is worked. None when it is what the law says.
 */
export function belgianRows(year: number, days: readonly CalendarDay[]): readonly CalendarDay[] {
  const { added, changed, removed } = calendarDifferences(belgianCalendarDays(year), days);
  const struck = removed
    .filter(({ date }) => !isWeekend(date))
    .map((day): CalendarDay => ({ ...day, kind: 'workday' }));
  return inOrder([...added, ...changed.map(({ after }) => after), ...struck]);
}

function isSameDay(a: CalendarDay, b: CalendarDay): boolean {
  return a.kind === b.kind && NAME_LANGUAGES.every((language) => a.names[language] === b.names[language]);
}

function inOrder(days: readonly CalendarDay[]): CalendarDay[] {
  return days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function isWeekend(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek > 5;
}

function epochDay(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
}
