import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDay } from './calendar-types.js';
import {
  belgianCalendar,
  belgianRows,
  calendarDifferences,
  calendarPeriod,
  calendarYearOf,
  calendarYearState,
  checkCalendarYear,
  knownCalendarYear,
} from './calendar-year.js';
import { belgianCalendarDays } from './data/belgian-calendar.js';
import { CHINESE_PUBLISHED_YEARS, chineseCalendarDays } from './data/chinese-calendar.js';
import { workingCalendar } from './working-calendar.js';

const names = { nl: 'Nieuwjaar', en: "New Year's Day", zh: '元旦' };
const holiday = (date: string, more: Partial<CalendarDay> = {}): CalendarDay => ({
  date,
  kind: 'holiday',
  names,
  ...more,
});
const china2027 = (days: readonly CalendarDay[]) => ({ region: 'CN', year: 2027, published: true, days }) as const;
const problemsOf = (days: readonly CalendarDay[]) =>
  checkCalendarYear(china2027(days)).map(({ path, code }) => [path, code]);

describe('a year as it was entered', () => {
  test.each(CHINESE_PUBLISHED_YEARS)('is right when it is the notice for %s', (year) => {
    expect(checkCalendarYear(knownCalendarYear('CN', year))).toEqual([]);
  });

  test('is right when it is what Belgian law says, in every year', () => {
    for (let year = 2020; year <= 2060; year += 1) expect(checkCalendarYear(knownCalendarYear('BE', year))).toEqual([]);
  });

  test('of China may begin on 29 December before, and ends on the 28th: the days after belong to the next', () => {
    expect(problemsOf([holiday('2026-12-29'), holiday('2027-12-28')])).toEqual([]);
    expect(problemsOf([holiday('2026-12-28'), holiday('2027-12-29'), holiday('2028-01-01')])).toEqual([
      ['days.0.date', 'calendar.outside-year'],
      ['days.1.date', 'calendar.outside-year'],
      ['days.2.date', 'calendar.outside-year'],
    ]);
  });

  test('of Belgium is the year itself', () => {
    const days = [holiday('2026-12-31'), holiday('2027-12-31')];
    expect(checkCalendarYear({ region: 'BE', year: 2027, published: true, days }).map(({ path }) => path)).toEqual([
      'days.0.date',
    ]);
  });

  test('names no day twice', () => {
    expect(problemsOf([holiday('2027-01-01'), holiday('2027-01-02'), holiday('2027-01-01')])).toEqual([
      ['days.2.date', 'calendar.day-twice'],
    ]);
  });

  test('has make-up days on Saturdays and Sundays only', () => {
    // 2 January 2027 is a Saturday.
    expect(
      problemsOf([holiday('2027-01-02', { kind: 'workday' }), holiday('2027-01-04', { kind: 'workday' })]),
    ).toEqual([['days.1.kind', 'calendar.weekday-worked']]);
  });

  test('has a name in each of the three languages, not endlessly long', () => {
    const day = holiday('2027-01-01', { names: { nl: ' ', en: 'x'.repeat(81), zh: '' } });
    expect(problemsOf([day])).toEqual([
      ['days.0.names.nl', 'calendar.name-missing'],
      ['days.0.names.en', 'calendar.name-too-long'],
      ['days.0.names.zh', 'calendar.name-missing'],
    ]);
  });

  test('has no run of holidays as no notice ever had one, in whatever order it is typed', () => {
    const run = (length: number) =>
      Array.from({ length }, (_, index) =>
        holiday(Temporal.PlainDate.from('2027-02-01').add({ days: index }).toString()),
      );
    expect(problemsOf(run(14))).toEqual([]);
    expect(problemsOf(run(40).toReversed())).toEqual([['days.25.date', 'calendar.run-implausible']]);
  });

  test('has only days that exist', () => {
    expect(
      problemsOf([holiday('2027-02-29'), holiday('1 January'), holiday('')]).map(([path, code]) => [path, code]),
    ).toEqual([
      ['days.0.date', 'calendar.date-invalid'],
      ['days.1.date', 'calendar.date-invalid'],
      ['days.2.date', 'calendar.date-invalid'],
    ]);
  });

  test('that is published is not empty; one that is not may be', () => {
    expect(problemsOf([])).toEqual([['days', 'calendar.empty']]);
    expect(checkCalendarYear({ region: 'CN', year: 2027, published: false, days: [] })).toEqual([]);
  });

  test('of more days than a year ever had is refused as a whole', () => {
    expect(problemsOf(Array.from({ length: 151 }, () => holiday('2027-01-01')))).toEqual([
      ['days', 'calendar.too-many'],
    ]);
  });

  test('is refused at exactly the fields that were broken', () => {
    const good = chineseCalendarDays(2026);
    const breakages = {
      date: (day: CalendarDay) => ({ ...day, date: '2030-05-05' }),
      kind: (day: CalendarDay) => ({ ...day, kind: 'workday' as const, date: '2026-03-04' }),
      'names.zh': (day: CalendarDay) => ({ ...day, names: { ...day.names, zh: '' } }),
    };
    fc.assert(
      fc.property(
        fc.nat({ max: good.length - 1 }),
        fc.constantFrom(...(Object.keys(breakages) as (keyof typeof breakages)[])),
        (index, field) => {
          const days = good.map((day, at) => (at === index ? breakages[field](day) : day));
          const problems = checkCalendarYear({ region: 'CN', year: 2026, published: true, days });
          expect(problems.map(({ path }) => path)).toEqual([`days.${index}.${field}`]);
        },
      ),
    );
  });
});

describe('a day belongs to', () => {
  test('the calendar of its year, and a last day of December in China to the next', () => {
    expect(calendarYearOf('CN', '2026-12-28')).toBe(2026);
    expect(calendarYearOf('CN', '2026-12-29')).toBe(2027);
    expect(calendarYearOf('BE', '2026-12-31')).toBe(2026);
  });

  test('one calendar of each side, the one whose period it is in', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => Temporal.PlainDate.from('2000-01-01').add({ days: n }));
    fc.assert(
      fc.property(days, fc.constantFrom('BE' as const, 'CN' as const), (day, region) => {
        const year = calendarYearOf(region, day);
        for (const other of [year - 1, year, year + 1]) {
          const { from, to } = calendarPeriod(region, other);
          expect(from <= day.toString() && day.toString() <= to).toBe(other === year);
        }
      }),
    );
  });

  test('the notice that named it, in every published year', () => {
    for (const year of CHINESE_PUBLISHED_YEARS) {
      for (const { date } of chineseCalendarDays(year))
        expect([date, calendarYearOf('CN', date)]).toEqual([date, year]);
    }
  });
});

describe('what is known of a year', () => {
  test('is published, provisional or corrected in China, computed or corrected in Belgium', () => {
    const published = knownCalendarYear('CN', 2026);
    expect(calendarYearState(published)).toBe('published');
    expect(calendarYearState({ ...published, days: published.days.slice(1) })).toBe('corrected');
    expect(calendarYearState(knownCalendarYear('CN', 2027))).toBe('provisional');
    expect(calendarYearState(china2027([holiday('2027-01-01')]))).toBe('published');
    expect(calendarYearState({ ...china2027([holiday('2027-01-01')]), published: false })).toBe('provisional');
    const belgian = knownCalendarYear('BE', 2027);
    expect(calendarYearState(belgian)).toBe('computed');
    expect(calendarYearState({ ...belgian, days: [...belgian.days, holiday('2027-05-07')] })).toBe('corrected');
  });
});

describe('differences between two calendars', () => {
  test('name what was added, changed and removed, in the order of dates', () => {
    const [a, b, c, d] = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map((date) => holiday(date));
    if (!a || !b || !c || !d) throw new Error('four days');
    const renamed = { ...b, names: { ...names, en: 'Bank holiday' } };
    expect(calendarDifferences([c, b, a], [d, renamed, a])).toEqual({
      added: [d],
      changed: [{ before: b, after: renamed }],
      removed: [c],
    });
  });
});

describe("Belgium's year", () => {
  const bridge = holiday('2026-05-15', { names: { nl: 'Brugdag', en: 'Bridge day', zh: '桥日' } });
  const legal = belgianCalendarDays(2026);

  test('needs no rows while it is what the law says', () => {
    expect(belgianRows(2026, legal)).toEqual([]);
    expect(belgianCalendar(2026, [])).toEqual(legal);
  });

  test('comes back from its rows: with a day added, one named otherwise, one struck off', () => {
    const days = [
      ...legal
        .filter(({ date }) => date !== '2026-11-11')
        .map((day) => (day.date === '2026-01-01' ? { ...day, names } : day)),
      bridge,
    ].toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const rows = belgianRows(2026, days);
    expect(rows.map(({ date, kind }) => [date, kind])).toEqual(
      [
        ['2026-01-01', 'holiday'],
        ['2026-05-15', 'holiday'],
        ['2026-11-11', 'workday'],
      ].filter(([date]) => date !== '2026-01-01' || names.nl !== legal[0]?.names.nl),
    );
    expect(belgianCalendar(2026, rows)).toEqual(days);
    const clock = workingCalendar({ region: 'BE', days: rows });
    const status = (date: string) => clock.statusOf(Temporal.PlainDate.from(date));
    expect([status('2026-05-15').working, status('2026-11-11').working]).toEqual([false, true]);
    expect(status('2026-11-11').reason).toBe('weekday');
  });

  test('keeps a legal holiday on a weekend: striking it off would change nothing', () => {
    const days = legal.filter(({ date }) => date !== '2026-08-15');
    expect(belgianRows(2026, days)).toEqual([]);
  });
});
