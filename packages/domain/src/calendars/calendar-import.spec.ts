import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDay } from './calendar-types.js';
import { daysOfCalendarYear, daysOfHolidayEvents, parseCalendarCsv, parseCalendarJson } from './calendar-import.js';
import { calendarYearOf } from './calendar-year.js';
import { CHINESE_PUBLISHED_YEARS, chineseCalendarDays } from './data/chinese-calendar.js';

const newYear: CalendarDay = {
  date: '2027-01-01',
  kind: 'holiday',
  names: { nl: 'Nieuwjaar', en: "New Year's Day", zh: '元旦' },
};

describe('a file of lines', () => {
  test.each([
    ['with commas and titles', "date,kind,nl,en,zh\n2027-01-01,holiday,Nieuwjaar,New Year's Day,元旦\n"],
    [
      'as Excel writes it in Belgium',
      "\uFEFFdate;kind;nl;en;zh\r\n2027-01-01;holiday;Nieuwjaar;New Year's Day;元旦\r\n",
    ],
    ['pasted from a sheet, without titles', "2027-01-01\tholiday\tNieuwjaar\tNew Year's Day\t元旦"],
    ['in quotes and with empty lines', '\n"2027-01-01","holiday","Nieuwjaar","New Year\'s Day","元旦"\n\n'],
    ['with the Chinese signs', "2027-01-01,休,Nieuwjaar,New Year's Day,元旦"],
  ])('is read %s', (_how, content) => {
    expect(parseCalendarCsv(content)).toEqual({ days: [newYear], problems: [] });
  });

  test('says line by line what cannot be read, and reads the rest', () => {
    const content = [
      'date,kind,nl,en,zh',
      '2027-02-30,holiday,a,b,c',
      '2027-01-04,dag,a,b,c',
      "2027-01-01,holiday,Nieuwjaar,New Year's Day,元旦",
      '2027-01-02,holiday',
    ].join('\n');
    const { days, problems } = parseCalendarCsv(content);
    expect(days).toEqual([newYear]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'import.date'],
      [3, 'import.kind'],
      [5, 'import.columns'],
    ]);
  });

  test('brings back every calendar that was written as one, whatever its names are made of', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim());
    const day = fc.record({
      date: fc.constantFrom('2027-01-01', '2027-02-28', '2028-02-29'),
      kind: fc.constantFrom('holiday' as const, 'workday' as const),
      names: fc.record({ nl: name, en: name, zh: name }),
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(day, { minLength: 1 }), fc.constantFrom(',', ';', '\t'), (days, separator) => {
        const lines = days.map(({ date, kind, names }) =>
          [date, kind, quoted(names.nl), quoted(names.en), quoted(names.zh)].join(separator),
        );
        const content = [['date', 'kind', 'nl', 'en', 'zh'].join(separator), ...lines].join('\n');
        expect(parseCalendarCsv(content)).toEqual({ days, problems: [] });
      }),
    );
  });

  test('never fails on anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (content) => {
        for (const { problems, days } of [parseCalendarCsv(content), parseCalendarJson(content)]) {
          expect(days.length > 0 && problems.length === 0).toBe(false);
        }
      }),
    );
  });

  test('of a million lines is refused as a whole', () => {
    const content = `${'2027-01-01,holiday,a,b,c\n'.repeat(5001)}`;
    expect(parseCalendarCsv(content)).toEqual({
      days: [],
      problems: [expect.objectContaining({ line: null, code: 'import.too-many' })],
    });
  });
});

describe('a file of JSON', () => {
  test('is an array of days', () => {
    const { names, ...day } = newYear;
    expect(parseCalendarJson(JSON.stringify([{ ...day, ...names }]))).toEqual({ days: [newYear], problems: [] });
  });

  test('says what it is not', () => {
    const problem = (content: string) => parseCalendarJson(content).problems.map(({ line, code }) => [line, code]);
    expect(problem('{')).toEqual([[null, 'import.not-readable']]);
    expect(problem('{"date":"2027-01-01"}')).toEqual([[null, 'import.not-readable']]);
    expect(problem('[{"date":"2027-01-01"},null]')).toEqual([
      [1, 'import.columns'],
      [2, 'import.columns'],
    ]);
  });
});

describe('an iCalendar file of Chinese holidays', () => {
  const read = (summary: string, from: string, to: string) => daysOfHolidayEvents([{ summary, from, to }]);

  test.each([
    ['春节（休）', 'holiday', 'Spring Festival'],
    ['[休] 春节', 'holiday', 'Spring Festival'],
    ['春节 假期 第1天/共9天', 'holiday', 'Spring Festival'],
    ['春节（班）', 'workday', 'Spring Festival (make-up working day)'],
    ['春节 补班', 'workday', 'Spring Festival (make-up working day)'],
    ['春节调休上班', 'workday', 'Spring Festival (make-up working day)'],
  ])('%s is a %s', (summary, kind, en) => {
    const { days, problems } = read(summary, '2026-02-15', '2026-02-16');
    expect(problems).toEqual([]);
    expect(days.map((day) => [day.date, day.kind, day.names.en])).toEqual([['2026-02-15', kind, en]]);
  });

  test('has the days from DTSTART up to, not including, DTEND', () => {
    expect(read('国庆节（休）', '2026-10-01', '2026-10-08').days.map(({ date }) => date)).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ]);
  });

  test('leaves out festivals on which nobody is off, and asks for names it does not know', () => {
    expect(read('元宵节', '2026-03-03', '2026-03-04').days).toEqual([]);
    expect(read('抗战胜利纪念日（休）', '2027-09-03', '2027-09-04').days).toEqual([
      { date: '2027-09-03', kind: 'holiday', names: { nl: '', en: '', zh: '抗战胜利纪念日' } },
    ]);
  });

  test('says which entry has no days', () => {
    for (const [from, to] of [
      ['2026-10-01', '2026-10-01'],
      ['2026-10-02', '2026-10-01'],
      ['2026-01-01', '2026-12-31'],
      ['soon', '2026-10-01'],
    ] as const) {
      expect(read('国庆节（休）', from, to).problems).toEqual([
        expect.objectContaining({ line: 1, code: 'import.date' }),
      ]);
    }
  });

  test.each(CHINESE_PUBLISHED_YEARS)('brings back the notice for %s', (year) => {
    const days = chineseCalendarDays(year);
    const events = days.map(({ date, kind, names }) => {
      const to = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
      return { summary: kind === 'holiday' ? `${names.zh}（休）` : names.zh, from: date, to };
    });
    expect(daysOfHolidayEvents(events)).toEqual({ days, problems: [] });
  });
});

test('of a file of several years those of one are taken, New Year with the year it opens', () => {
  const all = CHINESE_PUBLISHED_YEARS.flatMap((year) => chineseCalendarDays(year)).toReversed();
  expect(daysOfCalendarYear('CN', 2023, all)).toEqual(chineseCalendarDays(2023));
  expect(daysOfCalendarYear('CN', 2023, all)[0]?.date).toBe('2022-12-31');
  expect(daysOfCalendarYear('BE', 2022, all).every(({ date }) => calendarYearOf('BE', date) === 2022)).toBe(true);
});
