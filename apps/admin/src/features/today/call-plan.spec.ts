import { expect, test } from '@jest/globals';
import { defaultCalendars, TIME_ZONES } from '@brug/domain/calendars';
import type { FollowUp, Today } from '@brug/contracts/follow-ups';
import { plannedCalls, sharedWindowsOn } from './call-plan.js';

const calendars = defaultCalendars();
const call = (id: string, timeZone: string) =>
  ({ id, kind: 'task', taskKind: 'call', contact: { timeZone }, lead: null }) as unknown as FollowUp;
const day = (...dueToday: FollowUp[]) => ({ overdue: [], dueToday }) as unknown as Today;
const localTimes = (today: Today, now: string) =>
  plannedCalls(today, Date.parse(now), calendars).map(({ followUp, slot }) => [
    followUp.id,
    slot.local.BE.from.slice(11),
    slot.local.CN.from.slice(11),
  ]);

test('calls are spread over the time in which both sides are at work, those to China first', () => {
  const today = day(call('here', TIME_ZONES.BE), call('there', TIME_ZONES.CN));
  expect(localTimes(today, '2026-11-24T08:12:00Z')).toEqual([
    ['there', '09:15', '16:15'],
    ['here', '09:40', '16:40'],
  ]);
});

test('what does not fit before Hangzhou goes home is called the next working day', () => {
  expect(localTimes(day(call('there', TIME_ZONES.CN)), '2026-11-27T09:20:00Z')).toEqual([['there', '09:00', '16:00']]);
  const [planned] = plannedCalls(day(call('there', TIME_ZONES.CN)), Date.parse('2026-11-27T09:20:00Z'), calendars);
  expect(planned?.slot.local.BE.from).toBe('2026-11-30T09:00');
});

test('in summer the two sides share an hour more', () => {
  const shared = (date: string) =>
    sharedWindowsOn(Temporal.PlainDate.from(date), calendars).reduce((sum, { from, to }) => sum + (to - from), 0) /
    60_000;
  expect(shared('2026-11-24')).toBe(90);
  expect(shared('2026-06-24')).toBe(150);
  expect(shared('2026-10-01')).toBe(0);
});
