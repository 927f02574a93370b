import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CHINESE_PUBLISHED_YEARS,
  chineseCalendarDays,
  defaultCalendars,
  workingCalendar,
  type CalendarDay,
  type CalendarKey,
  type Calendars,
  type Region,
} from '../calendars/index.js';
import { dueMoment, snoozedUntil, type DueMoment } from './due.js';
import { dependsOnCalendar, dueAgain, replan, type KeptPlan } from './replan.js';
import type { RuleTiming } from './rule.js';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const unpublished = defaultCalendars();
const names = { nl: 'Lentefeest', en: 'Spring Festival', zh: '春节' };

/** The calendars after somebody entered this for China in 2027. */
function withYear2027(days: readonly CalendarDay[]): Calendars {
  const known = CHINESE_PUBLISHED_YEARS.flatMap((year) => chineseCalendarDays(year));
  const publishedYears = [...CHINESE_PUBLISHED_YEARS, 2027];
  return { ...unpublished, CN: workingCalendar({ region: 'CN', days: [...known, ...days], publishedYears }) };
}

/** Spring Festival of 2027: off from Friday 5 to Thursday 11 February. */
const festival = Array.from({ length: 7 }, (_, index): CalendarDay => {
  const date = Temporal.PlainDate.from('2027-02-05').add({ days: index }).toString();
  return { date, kind: 'holiday', names };
});
const entered = withYear2027(festival);

const after = (days: number, calendar: CalendarKey): RuleTiming => ({ type: 'working-days', days, calendar });

function planned(timing: RuleTiming, triggerAt: string, more: Partial<KeptPlan> = {}): KeptPlan {
  const context = {
    now: at(triggerAt),
    triggerAt: at(triggerAt),
    responseTargetMinutes: 240,
    recipientRegion: 'CN' as const,
    actingRegion: more.actingRegion ?? ('BE' as const),
    wakeUpOn: more.wakeUpOn ?? null,
  };
  const due = dueMoment(timing, context, unpublished);
  return kept(due, triggerAt, more);
}

function kept(due: DueMoment, triggerAt: string, more: Partial<KeptPlan> = {}): KeptPlan {
  const { at: dueAt, reason } = due;
  return { kind: 'task', reason, triggerAt: at(triggerAt), dueAt, actingRegion: 'BE', wakeUpOn: null, ...more };
}

const inDecember = at('2026-12-15T10:00:00Z');

describe('when an unpublished Chinese year is entered', () => {
  test('what was planned through its holidays moves behind them and is provisional no longer', () => {
    // Three working days after Wednesday 3 February: Thursday, then Friday 12 February and Monday 15 February.
    const plan = planned(after(3, 'CN'), '2027-02-03T09:00:00Z');
    expect([plan.dueAt.toString(), plan.reason.provisional]).toEqual(['2027-02-08T08:00:00Z', true]);
    const moved = replan(plan, inDecember, entered);
    expect(moved).toMatchObject({ change: 'moment', reason: { provisional: false, calendar: 'CN', workingDays: 3 } });
    expect(moved.change === 'moment' && moved.at.toString()).toBe('2027-02-15T08:00:00Z');
  });

  test('what it leaves where it was only loses its mark', () => {
    const plan = planned(after(3, 'CN'), '2027-03-01T09:00:00Z');
    expect(replan(plan, inDecember, entered)).toMatchObject({ change: 'reason', reason: { provisional: false } });
  });

  test('a wake-up on a holiday of who acts waits for the end of it', () => {
    const plan = planned({ type: 'wake-up-day' }, '2026-11-02T09:00:00Z', {
      wakeUpOn: '2027-02-08',
      actingRegion: 'CN',
    });
    expect(plan.dueAt.toString()).toBe('2027-02-08T01:00:00Z');
    const moved = replan(plan, inDecember, entered);
    expect(moved.change === 'moment' && moved.at.toString()).toBe('2027-02-12T01:00:00Z');
  });

  test('what was put off counts again from the day on which it was put off', () => {
    const now = at('2027-02-03T10:00:00Z');
    const snoozed = snoozedUntil({ now, dueAt: now, workingDays: 2, plannedOn: 'CN', actingRegion: 'BE' }, unpublished);
    const plan = kept(snoozed, '2026-11-02T09:00:00Z');
    expect(plan.dueAt.toString()).toBe('2027-02-05T08:00:00Z');
    const moved = replan(plan, now, entered);
    expect(moved.change === 'moment' && moved.at.toString()).toBe('2027-02-12T08:00:00Z');
  });
});

describe('when a year is corrected', () => {
  test('13 February 2026 and three Chinese working days is 25 February again once the festival is put right', () => {
    const CN = workingCalendar({ region: 'CN', days: [], publishedYears: [2026] });
    const wrong = { ...unpublished, CN };
    const context = {
      now: at('2026-02-13T06:00:00Z'),
      triggerAt: at('2026-02-13T06:00:00Z'),
      responseTargetMinutes: 240,
      recipientRegion: 'CN' as const,
      actingRegion: 'CN' as const,
      wakeUpOn: null,
    };
    const plan = kept(dueMoment(after(3, 'CN'), context, wrong), '2026-02-13T06:00:00Z');
    expect(plan.dueAt.toString()).toBe('2026-02-18T01:00:00Z');
    const moved = replan(plan, at('2026-02-13T07:00:00Z'), unpublished);
    expect(moved.change === 'moment' && moved.at.toString()).toBe('2026-02-25T01:00:00Z');
  });

  test('a task that is late because the office was closed is late no longer', () => {
    const plan = planned(after(1, 'CN'), '2027-02-04T09:00:00Z');
    expect(plan.dueAt.toString()).toBe('2027-02-05T08:00:00Z');
    const moved = replan(plan, at('2027-02-09T10:00:00Z'), entered);
    expect(moved.change === 'moment' && moved.at.toString()).toBe('2027-02-12T08:00:00Z');
  });
});

describe('nothing is moved', () => {
  test('of what somebody chose, or what is due at once', () => {
    const byHand = planned({ type: 'immediate' }, '2027-02-03T09:00:00Z');
    expect(dueAgain(byHand, entered)).toBeNull();
    expect(replan({ ...byHand, reason: { ...byHand.reason, timing: 'by-hand' } }, inDecember, entered)).toEqual({
      change: 'none',
    });
  });

  test('of a message whose time has come: it is leaving', () => {
    const plan = planned(after(3, 'CN'), '2027-02-03T09:00:00Z', { kind: 'message' });
    expect(replan(plan, plan.dueAt, entered)).toEqual({ change: 'none' });
    expect(replan(plan, plan.dueAt.subtract({ seconds: 1 }), entered).change).toBe('moment');
  });

  test('of what was put off before it was kept from when', () => {
    const now = at('2027-02-03T10:00:00Z');
    const { at: dueAt, reason } = snoozedUntil(
      { now, dueAt: now, workingDays: 2, plannedOn: 'CN', actingRegion: 'BE' },
      unpublished,
    );
    const plan = kept({ at: dueAt, reason: { ...reason, countedFrom: undefined } }, '2026-11-02T09:00:00Z');
    expect(replan(plan, now, entered)).toEqual({ change: 'none' });
  });
});

describe('into the past', () => {
  // Monday 28 December was taken for a day off.
  const context = {
    now: at('2026-12-24T09:00:00Z'),
    triggerAt: at('2026-12-24T09:00:00Z'),
    responseTargetMinutes: 240,
    recipientRegion: 'BE' as const,
    actingRegion: 'BE' as const,
    wakeUpOn: null,
  };
  const BE = workingCalendar({ region: 'BE', days: [{ date: '2026-12-28', kind: 'holiday', names }] });
  const plan = kept(dueMoment(after(1, 'BE'), context, { ...unpublished, BE }), '2026-12-24T09:00:00Z');

  test('nothing is moved: what would have been due this morning is due now', () => {
    expect(plan.dueAt.toString()).toBe('2026-12-29T08:00:00Z');
    const moved = replan(plan, at('2026-12-28T10:00:00Z'), unpublished);
    expect(moved.change === 'moment' && moved.at.toString()).toBe('2026-12-28T10:00:00Z');
  });

  test('it waits for the office hours, and for no longer than it did', () => {
    expect(replan(plan, at('2026-12-28T19:00:00Z'), unpublished)).toEqual({ change: 'none' });
  });

  test('what is late stays as late as it is', () => {
    expect(replan(plan, at('2026-12-30T10:00:00Z'), unpublished)).toEqual({ change: 'none' });
  });
});

test('only the plans that were made on a calendar depend on it', () => {
  const regions = (plan: KeptPlan): Region[] =>
    (['BE', 'CN'] as const).filter((region) => dependsOnCalendar(plan, region));
  const trigger = '2027-02-03T09:00:00Z';
  expect(regions(planned({ type: 'immediate' }, trigger))).toEqual([]);
  expect(regions(planned({ type: 'response-target' }, trigger))).toEqual(['BE']);
  expect(regions(planned(after(3, 'BE'), trigger))).toEqual(['BE']);
  expect(regions(planned(after(3, 'BE'), trigger, { actingRegion: 'CN' }))).toEqual(['BE', 'CN']);
  expect(regions(planned(after(3, 'CN'), trigger, { actingRegion: 'CN' }))).toEqual(['CN']);
  expect(regions(planned(after(3, 'both'), trigger))).toEqual(['BE', 'CN']);
  expect(regions(planned({ type: 'wake-up-day' }, trigger, { wakeUpOn: '2027-03-01', actingRegion: 'CN' }))).toEqual([
    'CN',
  ]);
});

const timing = fc.oneof(
  fc.constant<RuleTiming>({ type: 'response-target' }),
  fc.record({
    type: fc.constant('working-days' as const),
    days: fc.integer({ min: 0, max: 20 }),
    calendar: fc.constantFrom<CalendarKey>('BE', 'CN', 'both'),
  }),
);
const minutes = fc.integer({ min: Date.UTC(2026, 10, 1) / 60_000, max: Date.UTC(2027, 2, 1) / 60_000 });
const somePlan = fc.tuple(
  timing,
  minutes,
  fc.constantFrom<Region>('BE', 'CN'),
  fc.constantFrom('task' as const, 'message' as const),
);

test('planning again on the same calendars changes nothing', () => {
  fc.assert(
    fc.property(somePlan, ([rule, minute, actingRegion, kind]) => {
      const triggerAt = new Date(minute * 60_000).toISOString();
      const plan = planned(rule, triggerAt, { actingRegion, kind });
      expect(dueAgain(plan, unpublished)?.at.toString()).toBe(plan.dueAt.toString());
      expect(replan(plan, at(triggerAt), unpublished)).toEqual({ change: 'none' });
    }),
  );
});

test('a calendar that is told twice moves a plan once', () => {
  fc.assert(
    fc.property(somePlan, minutes, fc.nat({ max: 10_000 }), ([rule, minute, actingRegion, kind], nowMinute, later) => {
      const plan = planned(rule, new Date(minute * 60_000).toISOString(), { actingRegion, kind });
      const now = Temporal.Instant.fromEpochMilliseconds(nowMinute * 60_000);
      const once = replan(plan, now, entered);
      const next = {
        ...plan,
        reason: once.change === 'none' ? plan.reason : once.reason,
        dueAt: once.change === 'moment' ? once.at : plan.dueAt,
      };
      // Told again a little later, when it may have become due meanwhile.
      expect(replan(next, now.add({ minutes: later }), entered)).toEqual({ change: 'none' });
    }),
  );
});
