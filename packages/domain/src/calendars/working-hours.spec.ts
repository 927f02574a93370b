import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slotsBothAtWork } from './call-slots.js';
import type { CalendarKey, OfficeHours } from './calendar-types.js';
import { naiveIsAtWork } from './testing/naive-calendar.js';
import { defaultCalendars, workingCalendar } from './working-calendar.js';
import { currentOrNextWindow, dueWithin, isAtWork, nextMomentAtWork, workingMinutesBetween } from './working-hours.js';

const calendars = defaultCalendars();
const MINUTE = 60_000;
const key = fc.constantFrom<CalendarKey>('BE', 'CN', 'both');
const iso = (ms: number) => new Date(ms).toISOString();

/** Any minute of 2020 to 2026, and often one within three days of a change of the Belgian clock. */
const clockChanges = [
  '2020-03-29',
  '2020-10-25',
  '2021-03-28',
  '2021-10-31',
  '2022-03-27',
  '2022-10-30',
  '2023-03-26',
  '2023-10-29',
  '2024-03-31',
  '2024-10-27',
  '2025-03-30',
  '2025-10-26',
  '2026-03-29',
  '2026-10-25',
];
const minute = fc
  .oneof(
    fc.integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2026, 11, 20) / MINUTE }),
    fc
      .tuple(fc.constantFrom(...clockChanges), fc.integer({ min: -3 * 1440, max: 3 * 1440 }))
      .map(([date, minutes]) => Date.parse(`${date}T01:00:00Z`) / MINUTE + minutes),
  )
  .map((minutes) => minutes * MINUTE);

/** Walks on until `done`; the naive search of the first minute with a property. */
function walk(from: number, done: (ms: number) => boolean): number {
  let ms = from;
  while (!done(ms)) ms += MINUTE;
  return ms;
}

describe('at work', () => {
  it('agrees with a naive look at the wall clock, also around each change of the clock', () => {
    fc.assert(
      fc.property(minute, key, (ms, key) => {
        expect(isAtWork(iso(ms), key, calendars)).toBe(naiveIsAtWork(ms, key));
      }),
      { numRuns: 400 },
    );
  });

  it('next is the first minute a naive walk finds', () => {
    fc.assert(
      fc.property(minute, key, (ms, key) => {
        const { at, provisional } = nextMomentAtWork(iso(ms), key, calendars);
        expect([iso(at.epochMilliseconds), provisional]).toEqual([
          iso(walk(ms, (at) => naiveIsAtWork(at, key))),
          false,
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('stays so to the end of its window', () => {
    fc.assert(
      fc.property(minute, key, (ms, key) => {
        const window = currentOrNextWindow(iso(ms), key, calendars);
        const first = walk(ms, (at) => naiveIsAtWork(at, key));
        const end = walk(first, (at) => !naiveIsAtWork(at, key));
        expect(window.to.epochMilliseconds).toBe(end);
        expect(window.from.epochMilliseconds).toBeLessThanOrEqual(first);
        expect(naiveIsAtWork(window.from.epochMilliseconds, key)).toBe(true);
        expect(naiveIsAtWork(window.from.epochMilliseconds - MINUTE, key)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the seconds of a moment that is already at work', () => {
    expect(nextMomentAtWork('2026-11-10T09:15:30.5Z', 'BE', calendars).at.toString()).toBe('2026-11-10T09:15:30.5Z');
  });

  it('is provisional when the way to it passes unpublished days', () => {
    expect(nextMomentAtWork('2026-12-31T15:00:00Z', 'CN', calendars).provisional).toBe(true);
    expect(nextMomentAtWork('2026-12-31T15:00:00Z', 'BE', calendars).provisional).toBe(false);
  });
});

describe('a response target in working hours', () => {
  it('falls where a naive count of the minutes at work ends, and is measured the same way', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 900 }), key, (ms, minutes, key) => {
        let left = minutes;
        const last = walk(ms, (at) => naiveIsAtWork(at, key) && --left === 0);
        const { at } = dueWithin(iso(ms), minutes, key, calendars);
        expect(iso(at.epochMilliseconds)).toBe(iso(last + MINUTE));
        expect(workingMinutesBetween(iso(ms), at, key, calendars)).toMatchObject({ minutes });
      }),
      { numRuns: 60 },
    );
  });

  it('that is used up at closing time falls due at closing time', () => {
    expect(dueWithin('2026-11-10T15:00:00Z', 60, 'BE', calendars).at.toString()).toBe('2026-11-10T16:00:00Z');
    expect(dueWithin('2026-11-10T15:00:00Z', 61, 'BE', calendars).at.toString()).toBe('2026-11-12T08:01:00Z');
  });

  it('of nothing is the next moment at work', () => {
    expect(dueWithin('2026-11-11T10:00:00Z', 0, 'BE', calendars).at.toString()).toBe('2026-11-12T08:00:00Z');
    expect(() => dueWithin('2026-11-11T10:00:00Z', -1, 'BE', calendars)).toThrow(RangeError);
  });

  it('counts no time outside the hours, and none backwards', () => {
    expect(workingMinutesBetween('2026-11-10T19:00:00Z', '2026-11-12T07:00:00Z', 'BE', calendars).minutes).toBe(0);
    expect(workingMinutesBetween('2026-11-12T10:00:00Z', '2026-11-10T10:00:00Z', 'BE', calendars).minutes).toBe(0);
    expect(workingMinutesBetween('2026-11-10T08:00:00Z', '2026-11-10T08:00:30Z', 'BE', calendars).minutes).toBe(0.5);
  });

  it('is provisional when days off at its end are unpublished', () => {
    expect(workingMinutesBetween('2026-12-28T02:00:00Z', '2027-01-02T02:00:00Z', 'CN', calendars).provisional).toBe(
      true,
    );
    expect(workingMinutesBetween('2026-12-21T02:00:00Z', '2026-12-22T02:00:00Z', 'both', calendars).provisional).toBe(
      false,
    );
  });
});

describe('call slots', () => {
  it('16:00 in Hangzhou is 10:00 in Kortrijk in summer and 09:00 in winter', () => {
    const first = (from: string) =>
      slotsBothAtWork(from, 1, 60, calendars).find((slot) => slot.local.CN.from.endsWith('T16:00'));
    expect(first('2026-07-07T00:00:00Z')?.local.BE).toEqual({ from: '2026-07-07T10:00', to: '2026-07-07T11:00' });
    expect(first('2026-11-10T00:00:00Z')?.local.BE).toEqual({ from: '2026-11-10T09:00', to: '2026-11-10T10:00' });
  });

  it('lie wholly within the hours of both sides', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 14 }), fc.constantFrom(15, 30, 45, 60), (ms, days, minutes) => {
        for (const slot of slotsBothAtWork(iso(ms), days, minutes, calendars)) {
          expect(slot.from.epochMilliseconds).toBeGreaterThanOrEqual(ms);
          expect(slot.to.epochMilliseconds - slot.from.epochMilliseconds).toBe(minutes * MINUTE);
          expect(naiveIsAtWork(slot.from.epochMilliseconds, 'both')).toBe(true);
          expect(naiveIsAtWork(slot.to.epochMilliseconds - MINUTE, 'both')).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are none while one side is on holiday, and end at the limit asked for', () => {
    expect(slotsBothAtWork('2026-02-15T00:00:00Z', 8, 30, calendars)).toEqual([]);
    expect(slotsBothAtWork('2026-07-06T00:00:00Z', 10, 30, calendars, { limit: 3 })).toHaveLength(3);
  });
});

describe('office hours of an installation', () => {
  const withHours = (officeHours: OfficeHours[]) => ({
    ...calendars,
    BE: workingCalendar({ region: 'BE', days: [], officeHours }),
  });

  it('may differ on a weekday', () => {
    const friday = withHours([
      { region: 'BE', from: '09:00:00', to: '17:00:00' },
      { region: 'BE', weekday: 5, from: '09:00', to: '12:00' },
    ]);
    expect(isAtWork('2026-11-12T14:00:00Z', 'BE', friday)).toBe(true);
    expect(isAtWork('2026-11-13T14:00:00Z', 'BE', friday)).toBe(false);
  });

  it('that name every weekday still hold on a make-up Saturday', () => {
    const officeHours = [1, 2, 3, 4, 5].map((weekday) => ({
      region: 'CN' as const,
      weekday,
      from: '09:00',
      to: '17:00',
    }));
    const CN = workingCalendar({
      region: 'CN',
      days: [{ date: '2026-02-14', kind: 'workday', names: { nl: '', en: '', zh: '' } }],
      publishedYears: [2026],
      officeHours,
    });
    expect(isAtWork('2026-02-14T02:00:00Z', 'CN', { ...calendars, CN })).toBe(true);
  });

  it('are refused when missing, turned round or overlapping', () => {
    expect(() => withHours([])).toThrow('No office hours');
    expect(() => withHours([{ region: 'BE', from: '17:00', to: '09:00' }])).toThrow(RangeError);
    expect(() =>
      withHours([
        { region: 'BE', from: '09:00', to: '13:00' },
        { region: 'BE', from: '12:30', to: '17:00' },
      ]),
    ).toThrow(RangeError);
  });

  it('that never meet the other side make a search end with an error instead of never', () => {
    const nights = withHours([{ region: 'BE', from: '00:00', to: '02:00' }]);
    expect(() => nextMomentAtWork('2026-01-05T00:00:00Z', 'both', nights)).toThrow('No office hours on both');
  });
});
