import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarKey } from './calendar-types.js';
import { belgianCalendarDays } from './data/belgian-calendar.js';
import { CHINESE_PUBLISHED_YEARS, chineseCalendarDays } from './data/chinese-calendar.js';
import { belgianPublicHolidays, naiveAddWorkingDays, naiveIsWorkingDay, nextDay } from './testing/naive-calendar.js';
import { WORKED_EXAMPLES } from './testing/worked-examples.js';
import { defaultCalendars, workingCalendar } from './working-calendar.js';
import { addWorkingDays, dayStatuses, isWorkingDay, workingDaysBetween } from './working-days.js';

const calendars = defaultCalendars();
const keys = ['BE', 'CN', 'both'] as const satisfies readonly CalendarKey[];
const dayOf2020to2026 = fc
  .integer({ min: 0, max: 2556 })
  .map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }).toString());

describe('the bundled calendars', () => {
  it.each(keys)('agree with independent libraries on every day of 2020 to 2026: %s', (key) => {
    for (let date = '2020-01-01'; date < '2027-01-01'; date = nextDay(date)) {
      expect([date, isWorkingDay(date, key, calendars)]).toEqual([date, naiveIsWorkingDay(date, key)]);
    }
  });

  it('compute the ten Belgian holidays of every year from Easter', () => {
    for (let year = 2020; year <= 2060; year += 1) {
      expect(belgianCalendarDays(year).map((day) => day.date)).toEqual([...belgianPublicHolidays(year)].toSorted());
    }
  });

  it('name the Chinese notices of 2020 to 2026, each day once, in order', () => {
    expect(CHINESE_PUBLISHED_YEARS).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    const dates = CHINESE_PUBLISHED_YEARS.flatMap((year) => chineseCalendarDays(year).map((day) => day.date));
    expect(dates).toHaveLength(254);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    expect(chineseCalendarDays(2027)).toEqual([]);
  });

  it('name a day in three languages', () => {
    const names = (date: string, key: CalendarKey) => dayStatuses(date, key, calendars).map((status) => status.names);
    expect(names('2026-02-14', 'CN')).toEqual([
      { nl: 'Lentefeest (inhaalwerkdag)', en: 'Spring Festival (make-up working day)', zh: '春节调休上班' },
    ]);
    expect(names('2026-05-01', 'both').map((name) => name?.zh)).toEqual(['劳动节', '劳动节']);
  });
});

describe('the n-th working day after a day', () => {
  const examples = keys
    .slice(0, 2)
    .flatMap((key) => WORKED_EXAMPLES[key as 'BE' | 'CN'].map((example) => ({ key, ...example })));
  it.each(examples)('$key: $start + $workingDays = $result ($why)', ({ key, start, workingDays, result }) => {
    const counted = addWorkingDays(start, workingDays, key, calendars);
    expect(counted.date.toString()).toBe(result);
    expect(counted.provisional).toBe(false);
  });

  it('is the n-th day of a naive walk, and is undone by counting back', () => {
    fc.assert(
      fc.property(dayOf2020to2026, fc.integer({ min: 0, max: 80 }), fc.constantFrom(...keys), (start, n, key) => {
        const expected = naiveAddWorkingDays(start, n, key);
        fc.pre(expected < '2027-01-01');
        expect(addWorkingDays(start, n, key, calendars).date.toString()).toBe(expected);
        expect(workingDaysBetween(start, expected, key, calendars).days).toBe(n);
        expect(workingDaysBetween(expected, start, key, calendars).days).toBe(0 - n);
      }),
    );
  });

  it('tells which days were passed over and which weekend day was worked', () => {
    const { skipped, workedSpecially } = addWorkingDays('2026-02-13', 3, 'CN', calendars);
    expect(workedSpecially.map((day) => day.date)).toEqual(['2026-02-14']);
    expect(skipped.map((day) => day.date)).toEqual([
      '2026-02-15',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-21',
      '2026-02-22',
      '2026-02-23',
    ]);
    expect(skipped.every((day) => day.statuses[0]?.reason === 'holiday')).toBe(true);
  });

  it('is a day worked on both sides when both calendars count', () => {
    // Belgium works through the Spring Festival, China on Saturday 14 February: neither counts.
    expect(addWorkingDays('2026-02-13', 1, 'both', calendars).date.toString()).toBe('2026-02-24');
  });

  it('is the start day for n = 0, and refuses a negative or broken number', () => {
    expect(addWorkingDays('2026-05-01', 0, 'BE', calendars).date.toString()).toBe('2026-05-01');
    expect(() => addWorkingDays('2026-05-01', -1, 'BE', calendars)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-05-01', 1.5, 'BE', calendars)).toThrow(RangeError);
  });

  it('gives up on a calendar that knows no working day', () => {
    const days = Array.from({ length: 500 }, (_, index) => ({
      date: Temporal.PlainDate.from('2026-01-01').add({ days: index }).toString(),
      kind: 'holiday' as const,
      names: { nl: 'dicht', en: 'closed', zh: '休息' },
    }));
    const closed = { ...calendars, BE: workingCalendar({ region: 'BE', days }) };
    expect(() => addWorkingDays('2026-01-01', 1, 'BE', closed)).toThrow(RangeError);
  });
});

describe('a Chinese year that is not published', () => {
  it('makes every result that touches it provisional', () => {
    expect(addWorkingDays('2026-12-31', 1, 'CN', calendars)).toMatchObject({ provisional: true });
    expect(addWorkingDays('2026-12-31', 1, 'both', calendars)).toMatchObject({ provisional: true });
    expect(workingDaysBetween('2026-12-25', '2027-01-05', 'CN', calendars).provisional).toBe(true);
    expect(addWorkingDays('2026-12-21', 4, 'CN', calendars)).toMatchObject({ provisional: false });
  });

  it('also decides on the last days of December before it', () => {
    const unpublished = (date: string) => dayStatuses(date, 'CN', calendars).map((status) => status.unpublishedYear);
    expect(unpublished('2026-12-28')).toEqual([undefined]);
    expect(unpublished('2026-12-29')).toEqual([2027]);
    expect(unpublished('2027-06-01')).toEqual([2027]);
    expect(unpublished('2025-12-31')).toEqual([undefined]);
  });

  it('never concerns Belgium', () => {
    expect(addWorkingDays('2031-12-24', 200, 'BE', calendars).provisional).toBe(false);
  });

  it('is no longer provisional once its rows and its year are given', () => {
    const CN = workingCalendar({
      region: 'CN',
      days: [{ date: '2027-01-01', kind: 'holiday', names: { nl: 'Nieuwjaar', en: "New Year's Day", zh: '元旦' } }],
      publishedYears: [2026, 2027],
    });
    const result = addWorkingDays('2026-12-31', 1, 'CN', { ...calendars, CN });
    expect(result).toMatchObject({ provisional: false });
    expect(result.date.toString()).toBe('2027-01-04');
  });
});

describe('days an installation adds for Belgium', () => {
  const names = { nl: 'Brugdag', en: 'Bridge day', zh: '桥日' };
  const BE = workingCalendar({ region: 'BE', days: [{ date: '2026-05-15', kind: 'holiday', names }] });

  it('come on top of the legal holidays', () => {
    expect(addWorkingDays('2026-05-13', 1, 'BE', { ...calendars, BE }).date.toString()).toBe('2026-05-18');
    expect(isWorkingDay('2026-12-25', 'BE', { ...calendars, BE })).toBe(false);
  });
});
