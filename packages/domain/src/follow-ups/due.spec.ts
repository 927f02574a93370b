import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendars, isAtWork } from '../calendars/index.js';
import { dueMoment, regionOfTimeZone, snoozedUntil, type PlanningContext } from './due.js';
import type { RuleTiming } from './rule.js';

const calendars = defaultCalendars();
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

function context(triggerAt: string, change: Partial<PlanningContext> = {}): PlanningContext {
  return {
    now: at(triggerAt),
    triggerAt: at(triggerAt),
    responseTargetMinutes: 240,
    recipientRegion: 'CN',
    actingRegion: 'BE',
    wakeUpOn: null,
    ...change,
  };
}

function due(timing: RuleTiming, planning: PlanningContext): string {
  return dueMoment(timing, planning, calendars).at.toString();
}

describe('an acknowledgement', () => {
  test('is due at once, also in the night of a holiday', () => {
    expect(due({ type: 'immediate' }, context('2026-12-25T02:11:00Z'))).toBe('2026-12-25T02:11:00Z');
  });
});

describe('the response target counts the office hours of the agency', () => {
  const target = { type: 'response-target' } as const;

  test.each([
    ['within a morning and an afternoon', '2026-03-09T08:00:00Z', '2026-03-09T13:00:00Z'],
    ['over the night', '2026-03-09T14:00:00Z', '2026-03-10T10:00:00Z'],
    ['over a weekend', '2026-03-13T15:00:00Z', '2026-03-16T11:00:00Z'],
    ['over a weekend in which clocks go forward', '2026-03-27T15:00:00Z', '2026-03-30T10:00:00Z'],
    ['over a weekend in which clocks go back', '2026-10-23T14:00:00Z', '2026-10-26T11:00:00Z'],
    ['over Easter Monday', '2026-04-03T14:00:00Z', '2026-04-07T10:00:00Z'],
    ['not in the Spring Festival of the other side', '2026-02-17T08:00:00Z', '2026-02-17T13:00:00Z'],
  ])('%s', (_what, received, expected) => {
    expect(due(target, context(received))).toBe(expected);
  });

  test('and says so', () => {
    expect(dueMoment(target, context('2026-03-09T08:00:00Z'), calendars).reason).toEqual({
      timing: 'response-target',
      calendar: 'BE',
      workingDays: null,
      workingMinutes: 240,
      provisional: false,
    });
  });
});

describe('working days after', () => {
  const after3 = { type: 'working-days', days: 3, calendar: 'recipient' } as const;

  test("count on the recipient's calendar and fall in the owner's hours", () => {
    expect(due(after3, context('2026-02-13T09:00:00Z'))).toBe('2026-02-25T08:00:00Z');
    expect(due(after3, context('2026-02-13T09:00:00Z', { recipientRegion: 'BE' }))).toBe('2026-02-18T08:00:00Z');
  });

  test('of an unpublished Chinese year are marked provisional', () => {
    const planned = dueMoment(after3, context('2027-02-01T09:00:00Z'), calendars);
    expect(planned.reason).toMatchObject({ calendar: 'CN', workingDays: 3, provisional: true });
  });
});

describe('a wake-up', () => {
  test("is due in the first working moment of its day in the owner's hours", () => {
    const wake = context('2026-03-09T09:00:00Z', { wakeUpOn: '2026-06-15' });
    expect(due({ type: 'wake-up-day' }, wake)).toBe('2026-06-15T07:00:00Z');
    expect(due({ type: 'wake-up-day' }, { ...wake, actingRegion: 'CN' })).toBe('2026-06-15T01:00:00Z');
  });

  test('on a day off waits for the next working day', () => {
    const wake = context('2026-03-09T09:00:00Z', { wakeUpOn: '2026-07-21' });
    expect(due({ type: 'wake-up-day' }, wake)).toBe('2026-07-22T07:00:00Z');
  });

  test('without its day is refused', () => {
    expect(() => dueMoment({ type: 'wake-up-day' }, context('2026-03-09T09:00:00Z'), calendars)).toThrow(RangeError);
  });
});

describe('a snoozed task', () => {
  const eve = {
    now: at('2026-02-13T10:00:00Z'),
    dueAt: at('2026-02-12T10:00:00Z'),
    workingDays: 2,
    actingRegion: 'BE',
    plannedOn: null,
  } as const;
  const until = (change: Partial<Parameters<typeof snoozedUntil>[0]>) => snoozedUntil({ ...eve, ...change }, calendars);

  test('counts the working days of its owner', () => {
    expect(until({}).at.toString()).toBe('2026-02-17T08:00:00Z');
    expect(until({}).reason).toMatchObject({ timing: 'snoozed', calendar: 'BE', workingDays: 2 });
    // In Hangzhou 14 February is a make-up Saturday, and from the 15th to the 23rd nobody works.
    expect(until({ actingRegion: 'CN', workingDays: 1 }).at.toString()).toBe('2026-02-14T01:00:00Z');
    expect(until({ actingRegion: 'CN' }).at.toString()).toBe('2026-02-24T01:00:00Z');
  });

  test('passes the Chinese New Year only when it was planned on the Chinese calendar', () => {
    const snoozed = until({ plannedOn: 'CN' });
    expect(snoozed.at.toString()).toBe('2026-02-24T08:00:00Z');
    expect(snoozed.reason).toMatchObject({ timing: 'snoozed', calendar: 'CN', workingDays: 2 });
  });

  test('that lands on a day its owner does not work waits for the next they do', () => {
    // A make-up Saturday counts in China; in Kortrijk it is a Saturday.
    expect(until({ plannedOn: 'CN', workingDays: 1 }).at.toString()).toBe('2026-02-16T08:00:00Z');
    // Monday after the festival began: counted in Belgium, not worked in Hangzhou.
    expect(until({ plannedOn: 'BE', workingDays: 1, actingRegion: 'CN' }).at.toString()).toBe('2026-02-24T01:00:00Z');
  });

  test('may be snoozed again', () => {
    const once = until({});
    const twice = until({ now: once.at, dueAt: once.at, plannedOn: once.reason.calendar });
    expect(twice.at.toString()).toBe('2026-02-19T08:00:00Z');
  });

  test('counts from its own day when that is still to come, and is never brought forward', () => {
    expect(until({ dueAt: at('2026-02-20T09:00:00Z'), workingDays: 1 }).at.toString()).toBe('2026-02-23T08:00:00Z');
    const moment = fc
      .integer({ min: Date.parse('2020-01-02') / 60_000, max: Date.parse('2026-11-01') / 60_000 })
      .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: -60 * 24 * 40, max: 60 * 24 * 40 }),
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom('BE' as const, 'CN' as const, 'both' as const, null),
        fc.constantFrom('BE' as const, 'CN' as const),
        (now, minutes, workingDays, plannedOn, actingRegion) => {
          const dueAt = now.add({ minutes });
          const { at: put } = until({ now, dueAt, workingDays, plannedOn, actingRegion });
          expect(Temporal.Instant.compare(put, now)).toBe(1);
          expect(Temporal.Instant.compare(put, dueAt)).toBe(1);
          expect(isAtWork(put, actingRegion, calendars)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('into an unpublished Chinese year is provisional, into a published one or on the Belgian calendar it is not', () => {
    const december = { now: at('2026-12-23T10:00:00Z'), dueAt: at('2026-12-23T10:00:00Z') };
    expect(until({ ...december, plannedOn: 'CN', workingDays: 3 }).reason.provisional).toBe(false);
    expect(until({ ...december, plannedOn: 'CN', workingDays: 8 }).reason.provisional).toBe(true);
    expect(until({ ...december, workingDays: 8 }).reason.provisional).toBe(false);
    // Counted in Belgium, to be done in China in a year of which nothing is known.
    expect(until({ ...december, plannedOn: 'BE', workingDays: 8, actingRegion: 'CN' }).reason.provisional).toBe(true);
  });
});

test('a time zone of China is the Chinese side, any other the European one', () => {
  expect(regionOfTimeZone('Asia/Shanghai')).toBe('CN');
  expect(regionOfTimeZone('Europe/Brussels')).toBe('BE');
  expect(regionOfTimeZone('America/New_York')).toBe('BE');
});
