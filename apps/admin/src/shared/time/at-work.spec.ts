import { expect, test } from '@jest/globals';
import { defaultCalendars } from '@brug/domain/calendars';
import { atWorkUntil, nextSharedWindow } from './at-work.js';

const calendars = defaultCalendars();
const at = (instant: string) => Date.parse(instant);
const iso = (milliseconds: number | undefined) => new Date(milliseconds ?? Number.NaN).toISOString();

test('in winter both are at work from nine until half past ten in Kortrijk', () => {
  const window = nextSharedWindow(at('2026-11-24T08:12:00Z'), calendars);
  expect([iso(window?.from), iso(window?.to)]).toEqual(['2026-11-24T08:00:00.000Z', '2026-11-24T09:30:00.000Z']);
});

test('on Friday afternoon the next shared hour is on Monday', () => {
  expect(iso(nextSharedWindow(at('2026-11-27T15:00:00Z'), calendars)?.from)).toBe('2026-11-30T08:00:00.000Z');
});

test('a lunch break is not the end of the day', () => {
  expect(atWorkUntil('BE', at('2026-11-24T08:12:00Z'), calendars)).toBe(at('2026-11-24T16:00:00Z'));
  expect(atWorkUntil('BE', at('2026-11-24T12:00:00Z'), calendars)).toBeNull();
});
