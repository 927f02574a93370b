import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarKey, Region } from './calendar-types.js';
import { planAt } from './plan-at.js';
import { naiveAddWorkingDays, naiveIsAtWork } from './testing/naive-calendar.js';
import { defaultCalendars } from './working-calendar.js';

const calendars = defaultCalendars();

describe('planning a follow-up', () => {
  it('three Chinese working days after 13 February 2026 falls on the morning of 25 February', () => {
    const plan = planAt(
      { triggerAt: '2026-02-13T06:00:00Z', delayWorkingDays: 3, calendar: 'CN', recipientRegion: 'CN' },
      calendars,
    );
    expect(plan.at.toString()).toBe('2026-02-25T01:00:00Z');
    expect(plan.provisional).toBe(false);
    expect(plan.explanation).toMatchObject({
      triggerDay: '2026-02-13',
      dueDay: '2026-02-25',
      localTime: '2026-02-25T09:00',
      unpublishedYears: [],
    });
    expect(plan.explanation.workedSpecially.map((day) => day.date)).toEqual(['2026-02-14']);
    expect(plan.explanation.skipped).toHaveLength(9);
  });

  it('counts from the day it is on the side whose calendar counts', () => {
    // 20:00 on Monday in Kortrijk is already Tuesday in Hangzhou.
    const request = { triggerAt: '2026-07-06T18:00:00Z', delayWorkingDays: 1, recipientRegion: 'CN' } as const;
    expect(planAt({ ...request, calendar: 'BE' }, calendars).explanation).toMatchObject({
      triggerDay: '2026-07-06',
      dueDay: '2026-07-07',
    });
    expect(planAt({ ...request, calendar: 'CN' }, calendars).explanation).toMatchObject({
      triggerDay: '2026-07-07',
      dueDay: '2026-07-08',
    });
  });

  it('waits for the recipient who does not work on the due day, and says so', () => {
    const plan = planAt(
      { triggerAt: '2026-09-30T08:00:00Z', delayWorkingDays: 1, calendar: 'BE', recipientRegion: 'CN' },
      calendars,
    );
    expect(plan.explanation).toMatchObject({ dueDay: '2026-10-01', localTime: '2026-10-08T09:00' });
    expect(plan.explanation.waitedForRecipient.map((day) => day.date)).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ]);
  });

  it('without delay goes at once during working hours, otherwise when they begin', () => {
    const request = { delayWorkingDays: 0, calendar: 'BE', recipientRegion: 'BE' } as const;
    expect(planAt({ ...request, triggerAt: '2026-11-10T09:10:00Z' }, calendars).at.toString()).toBe(
      '2026-11-10T09:10:00Z',
    );
    expect(planAt({ ...request, triggerAt: '2026-11-10T18:00:00Z' }, calendars).at.toString()).toBe(
      '2026-11-12T08:00:00Z',
    );
  });

  it('into a year that China has not published is provisional and names the year', () => {
    const plan = planAt(
      { triggerAt: '2026-12-24T09:00:00Z', delayWorkingDays: 5, calendar: 'both', recipientRegion: 'BE' },
      calendars,
    );
    expect(plan.provisional).toBe(true);
    expect(plan.explanation.unpublishedYears).toEqual([2027]);
    expect(
      planAt(
        { triggerAt: '2026-12-24T09:00:00Z', delayWorkingDays: 5, calendar: 'BE', recipientRegion: 'BE' },
        calendars,
      ).provisional,
    ).toBe(false);
  });

  it('is provisional when only the recipient lives in the unpublished year', () => {
    const plan = planAt(
      { triggerAt: '2027-03-01T09:00:00Z', delayWorkingDays: 2, calendar: 'BE', recipientRegion: 'CN' },
      calendars,
    );
    expect([plan.provisional, plan.explanation.unpublishedYears]).toEqual([true, [2027]]);
  });

  it('the explanation survives being stored as JSON', () => {
    const { explanation } = planAt(
      { triggerAt: '2026-09-24T02:00:00Z', delayWorkingDays: 3, calendar: 'CN', recipientRegion: 'BE' },
      calendars,
    );
    expect(JSON.parse(JSON.stringify(explanation))).toMatchObject({ dueDay: '2026-09-30', calendar: 'CN' });
  });

  it("always lies in the recipient's working hours, on or after the counted day, never before the trigger", () => {
    const request = fc.record({
      triggerAt: fc
        .integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2026, 9, 1) / 60_000 })
        .map((minutes) => minutes * 60_000),
      delayWorkingDays: fc.integer({ min: 0, max: 30 }),
      calendar: fc.constantFrom<CalendarKey>('BE', 'CN', 'both'),
      recipientRegion: fc.constantFrom<Region>('BE', 'CN'),
    });
    fc.assert(
      fc.property(request, ({ triggerAt, ...rest }) => {
        const plan = planAt({ ...rest, triggerAt: new Date(triggerAt).toISOString() }, calendars);
        const { triggerDay, dueDay, localTime } = plan.explanation;
        expect(naiveIsAtWork(plan.at.epochMilliseconds, rest.recipientRegion)).toBe(true);
        expect(plan.at.epochMilliseconds).toBeGreaterThanOrEqual(triggerAt);
        expect(dueDay).toBe(naiveAddWorkingDays(triggerDay, rest.delayWorkingDays, rest.calendar));
        expect(localTime.slice(0, 10) >= dueDay).toBe(true);
      }),
    );
  });
});
