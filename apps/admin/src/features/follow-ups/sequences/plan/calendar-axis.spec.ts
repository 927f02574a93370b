import { describe, expect, test } from '@jest/globals';
import { defaultCalendars } from '@brug/domain/calendars';
import { axisLeft, layOutAxis, xOf } from './calendar-axis.js';

const calendars = defaultCalendars();
const spring = layOutAxis(1184, ['2026-02-13', '2026-02-25', '2026-03-31'], calendars);

describe('the calendars under a line', () => {
  test('show whole weeks from the Monday before the trigger to after the last step', () => {
    expect(spring.days[0]).toMatchObject({ date: '2026-02-09', x: axisLeft });
    expect(spring.days.at(-1)?.date).toBe('2026-04-12');
    expect(spring.gaps).toEqual([]);
  });

  test('name each stretch of days off with the holidays of both sides', () => {
    expect(spring.daysOff.map(({ from, to, holidays }) => [from, to, holidays.map(({ names }) => names.en)])).toEqual([
      ['2026-02-15', '2026-02-23', ['Spring Festival']],
      ['2026-04-04', '2026-04-06', ['Tomb-Sweeping Day', 'Easter Monday']],
    ]);
  });

  test('know the Saturdays that China works and the Sunday from which the clocks are six hours apart', () => {
    expect(spring.makeUpDays).toEqual(['2026-02-14', '2026-02-28']);
    expect(spring.clockChanges).toEqual([{ date: '2026-03-29', hours: 6 }]);
  });

  test('leave weeks without a step out when there is no room for all, and have every day of a step in sight', () => {
    const dates = ['2026-02-13', '2026-05-19', '2027-02-11'];
    const axis = layOutAxis(1184, dates, calendars);
    expect(axis.width).toBeCloseTo(1184);
    expect(axis.gaps.length).toBe(2);
    for (const date of dates) expect(xOf(axis, date)).not.toBeNull();
    expect(xOf(axis, '2026-08-03')).toBeNull();
    expect(axis.unpublishedYears).toEqual([2027]);
    const counted = axis.days.length / 7 + axis.gaps.reduce((sum, { weeks }) => sum + weeks, 0);
    expect(counted).toBe(54);
  });

  test('are wider than asked rather than unreadable', () => {
    const axis = layOutAxis(360, ['2026-02-13', '2026-03-31', '2026-06-30'], calendars);
    expect(axis.width).toBeGreaterThan(360);
    expect(axis.step).toBeGreaterThanOrEqual(9.5);
  });
});
