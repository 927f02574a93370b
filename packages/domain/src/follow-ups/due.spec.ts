import { describe, expect, test } from '@jest/globals';
import { defaultCalendars } from '../calendars/index.js';
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
  const eve = { now: at('2026-02-13T10:00:00Z'), workingDays: 2, actingRegion: 'BE' } as const;

  test('counts the working days of the agency', () => {
    expect(snoozedUntil({ ...eve, plannedOn: null }, calendars).at.toString()).toBe('2026-02-17T08:00:00Z');
  });

  test('passes the Chinese New Year only when it was planned on the Chinese calendar', () => {
    // 14 February is a make-up Saturday, 15 to 23 February are off.
    const snoozed = snoozedUntil({ ...eve, plannedOn: 'CN' }, calendars);
    expect(snoozed.at.toString()).toBe('2026-02-24T08:00:00Z');
    expect(snoozed.reason).toMatchObject({ timing: 'snoozed', calendar: 'CN', workingDays: 2 });
  });

  test('may be snoozed again', () => {
    const once = snoozedUntil({ ...eve, plannedOn: null }, calendars);
    const twice = snoozedUntil({ ...eve, now: once.at, plannedOn: once.reason.calendar }, calendars);
    expect(twice.at.toString()).toBe('2026-02-19T08:00:00Z');
  });
});

test('a time zone of China is the Chinese side, any other the European one', () => {
  expect(regionOfTimeZone('Asia/Shanghai')).toBe('CN');
  expect(regionOfTimeZone('Europe/Brussels')).toBe('BE');
  expect(regionOfTimeZone('America/New_York')).toBe('BE');
});
