import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_OFFICE_HOURS } from './calendar-types.js';
import { checkOfficeHours, type OfficeStretch } from './office-hours.js';
import { workingCalendar } from './working-calendar.js';

const china = DEFAULT_OFFICE_HOURS.filter(({ region }) => region === 'CN');
const problemsOf = (hours: readonly OfficeStretch[]) =>
  checkOfficeHours('BE', hours, china).map(({ path, code }) => [path, code]);

describe('office hours as they were entered', () => {
  test('are right with a lunch break and other hours on a Friday', () => {
    const hours = [
      { from: '08:30', to: '12:00' },
      { from: '12:30', to: '16:30' },
      { weekday: 5, from: '08:30', to: '12:30' },
    ];
    expect(problemsOf(hours)).toEqual([]);
  });

  test('name the row that is turned round, and the one that overlaps another of the same days', () => {
    const hours = [
      { from: '09:00', to: '12:30' },
      { from: '17:00', to: '13:30' },
      { from: '12:00', to: '13:00' },
      { weekday: 5, from: '09:00', to: '11:00' },
      { weekday: 5, from: '10:59', to: '12:00' },
    ];
    expect(problemsOf(hours)).toEqual([
      ['hours.1.to', 'office-hours.turned-round'],
      ['hours.2.from', 'office-hours.overlap'],
      ['hours.4.from', 'office-hours.overlap'],
    ]);
  });

  test('are not empty, and meet the hours of the other side', () => {
    expect(problemsOf([])).toEqual([['hours', 'office-hours.empty']]);
    expect(problemsOf([{ from: '14:00', to: '18:00' }])).toEqual([['hours', 'office-hours.never-meet']]);
  });

  test('are accepted exactly when a clock can be made of them', () => {
    const time = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    const stretch = fc.record({ from: time, to: time, weekday: fc.constantFrom(undefined, undefined, 1, 5) });
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 4 }), (rows) => {
        const hours = rows.map(({ from, to, weekday }) =>
          weekday === undefined ? { from, to } : { from, to, weekday },
        );
        const refused = checkOfficeHours('BE', hours, china).some(({ code }) => code !== 'office-hours.never-meet');
        const make = () =>
          workingCalendar({ region: 'BE', days: [], officeHours: hours.map((row) => ({ ...row, region: 'BE' })) });
        if (refused) expect(make).toThrow(RangeError);
        else expect(make).not.toThrow();
      }),
    );
  });
});
