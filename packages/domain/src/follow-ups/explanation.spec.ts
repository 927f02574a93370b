import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CALENDAR_KEYS, defaultCalendars, isWorkingDay, REGIONS, type Calendars } from '../calendars/index.js';
import { dueMoment, snoozedUntil, type DueReason, type PlanningContext } from './due.js';
import { explainDue, type DueExplanation, type ExplainedDay } from './explanation.js';
import type { RuleTiming } from './rule.js';

const calendars: Calendars = defaultCalendars();

function context(triggerAt: string, change: Partial<PlanningContext> = {}): PlanningContext {
  const at = Temporal.Instant.from(triggerAt);
  const sides = { recipientRegion: 'CN', actingRegion: 'CN' } as const;
  return { now: at, triggerAt: at, responseTargetMinutes: 240, ...sides, wakeUpOn: null, ...change };
}

function explained(timing: RuleTiming, planning: PlanningContext): DueExplanation {
  const { at, reason } = dueMoment(timing, planning, calendars);
  const triggerAt = planning.triggerAt.toString();
  return explainDue({ triggerAt, dueAt: at.toString(), reason, actingRegion: planning.actingRegion }, calendars);
}

const told = ({ date, role, number }: ExplainedDay) => [date.slice(5), role, number];

describe('the days of a due date', () => {
  const after3 = { type: 'working-days', days: 3, calendar: 'CN' } as const;

  test('are told one by one: a make-up Saturday counts, the Spring Festival does not', () => {
    const { days, moved, countedFrom } = explained(after3, context('2026-02-13T09:00:00Z'));
    expect(days.filter(({ role }) => role === 'counted').map(told)).toEqual([
      ['02-14', 'counted', 1],
      ['02-24', 'counted', 2],
      ['02-25', 'counted', 3],
    ]);
    expect(days[0]?.statuses[0]).toMatchObject({ region: 'CN', reason: 'make-up' });
    expect(days.filter(({ role }) => role === 'skipped')).toHaveLength(9);
    expect(days.find(({ date }) => date === '2026-02-17')?.statuses[0]?.names?.nl).toBeTruthy();
    expect([moved, countedFrom]).toEqual([false, '2026-02-13T09:00:00Z']);
  });

  test('wait for the owner over a Belgian holiday', () => {
    const ascension = { type: 'working-days', days: 1, calendar: 'CN' } as const;
    const { days } = explained(ascension, context('2026-05-13T03:00:00Z', { actingRegion: 'BE' }));
    expect(days.map(told)).toEqual([
      ['05-14', 'counted', 1],
      ['05-14', 'waited', null],
    ]);
  });

  test('of a year that is not published say which', () => {
    expect(explained(after3, context('2027-02-01T09:00:00Z')).unpublishedYears).toEqual([2027]);
  });

  test('of a task that was put off count from the day on which it was', () => {
    const now = Temporal.Instant.from('2026-02-13T09:00:00Z');
    const { at, reason } = snoozedUntil(
      { now, dueAt: now, workingDays: 2, plannedOn: 'CN', actingRegion: 'BE' },
      calendars,
    );
    const planned = { triggerAt: '2026-01-05T09:00:00Z', dueAt: at.toString(), reason, actingRegion: 'BE' } as const;
    const { days, countedFrom, moved } = explainDue(planned, calendars);
    expect(days.filter(({ role }) => role === 'counted').map(told)).toEqual([
      ['02-14', 'counted', 1],
      ['02-24', 'counted', 2],
    ]);
    expect([countedFrom, moved]).toEqual([now.toString(), false]);
  });

  test('of a response target say how many office minutes each had', () => {
    const { days } = explained({ type: 'response-target' }, context('2026-03-13T15:00:00Z', { actingRegion: 'BE' }));
    expect(days.map(({ date, role, minutes }) => [date.slice(5), role, minutes])).toEqual([
      ['03-13', 'counted', 60],
      ['03-14', 'skipped', null],
      ['03-15', 'skipped', null],
      ['03-16', 'counted', 180],
    ]);
  });
});

describe('a date that was not counted', () => {
  const reason: DueReason = {
    timing: 'by-hand',
    calendar: null,
    workingDays: null,
    workingMinutes: null,
    provisional: false,
  };
  const planned = { triggerAt: '2026-03-09T09:00:00Z', dueAt: '2026-03-12T09:00:00Z', actingRegion: 'BE' } as const;

  test('has no days', () => {
    expect(explainDue({ ...planned, reason }, calendars)).toMatchObject({ countedFrom: null, days: [], moved: false });
  });

  test('has none either when it was put off before that was kept', () => {
    const snoozed: DueReason = { ...reason, timing: 'snoozed', calendar: 'BE', workingDays: 2 };
    expect(explainDue({ ...planned, reason: snoozed }, calendars).days).toEqual([]);
  });
});

test('a date that no longer is what the count gives says so', () => {
  const { at, reason } = dueMoment(
    { type: 'working-days', days: 3, calendar: 'CN' },
    context('2026-02-13T09:00:00Z'),
    calendars,
  );
  const triedAgain = at.add({ minutes: 5 }).toString();
  const planned = { triggerAt: '2026-02-13T09:00:00Z', dueAt: triedAgain, reason, actingRegion: 'CN' } as const;
  expect(explainDue(planned, calendars).moved).toBe(true);
});

test('every explanation agrees with the plan it explains', () => {
  const anyInstant = fc
    .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2027, 11, 31) })
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at));
  const property = fc.property(
    anyInstant,
    fc.integer({ min: 0, max: 25 }),
    fc.constantFrom(...CALENDAR_KEYS),
    fc.constantFrom(...REGIONS),
    fc.constantFrom(...REGIONS),
    (at, days, calendar, recipientRegion, actingRegion) => {
      const planning = context(at.toString(), { recipientRegion, actingRegion });
      const timing = { type: 'working-days', days, calendar } as const;
      const why = explained(timing, planning);
      const due = dueMoment(timing, planning, calendars);
      expect(why.moved).toBe(false);
      expect(why.days.filter(({ role }) => role === 'counted')).toHaveLength(days);
      if (why.unpublishedYears.length > 0) expect(due.reason.provisional).toBe(true);
      for (const { date, role } of why.days) {
        if (role !== 'waited') expect(isWorkingDay(date, calendar, calendars)).toBe(role === 'counted');
        else expect(isWorkingDay(date, actingRegion, calendars)).toBe(false);
      }
    },
  );
  fc.assert(property, { numRuns: 200 });
});
