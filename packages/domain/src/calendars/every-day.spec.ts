import { describe, expect, it } from '@jest/globals';
import { slotsBothAtWork } from './call-slots.js';
import type { CalendarKey, Region } from './calendar-types.js';
import { naiveIsAtWork, naiveIsWorkingDay, nextDay } from './testing/naive-calendar.js';
import { defaultCalendars } from './working-calendar.js';
import { addWorkingDays } from './working-days.js';
import { isAtWork, nextMomentAtWork, windowsFrom } from './working-hours.js';

/*
 * The clock against a walk that knows nothing of it: not at random moments but on every day of the published years, and minute by minute
 * over every change of the clock in Belgium up to 2027, of which China has not published the holidays: there both take Monday to Friday.
 */

const calendars = defaultCalendars();
const keys = ['BE', 'CN', 'both'] as const satisfies readonly CalendarKey[];
const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const DAY = 24 * 60 * MINUTE;
const iso = (ms: number): string => new Date(ms).toISOString();
const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

const looked = { BE: new Map<number, boolean>(), CN: new Map<number, boolean>() };

/** What the walk finds at a minute, looked up once. */
function walked(ms: number, key: CalendarKey): boolean {
  if (key === 'both') return walked(ms, 'BE') && walked(ms, 'CN');
  const known = looked[key].get(ms) ?? naiveIsAtWork(ms, key);
  looked[key].set(ms, known);
  return known;
}

/** The half hours of a period in which both are, or a side is, at work: the hours of both begin and end on one. */
function halfHoursAtWork(from: number, to: number, key: CalendarKey): number[] {
  const found: number[] = [];
  for (let at = from; at < to; at += HALF_HOUR) if (walked(at, key)) found.push(at);
  return found;
}

/** The instants at which the wall clock in Brussels is put forward or back, found by looking at it every hour. */
function clockChanges(fromYear: number, toYear: number): number[] {
  const zone = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Brussels', timeZoneName: 'longOffset' });
  const offset = (ms: number) => zone.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value;
  const changes: number[] = [];
  for (let day = Date.UTC(fromYear, 0, 1); day < Date.UTC(toYear + 1, 0, 1); day += DAY) {
    if (offset(day) === offset(day + DAY)) continue;
    for (let hour = day; hour < day + DAY; hour += 60 * MINUTE) {
      if (offset(hour) !== offset(hour + 60 * MINUTE)) changes.push(hour + 60 * MINUTE);
    }
  }
  return changes;
}

describe('on every day from 2020 to 2026', () => {
  const from = Date.UTC(2020, 0, 1);
  const to = Date.UTC(2026, 11, 28);

  it.each(keys)('the stretches at work are those a walk by the wall clock finds: %s', (key) => {
    const expected = halfHoursAtWork(from, to, key);
    const found: number[] = [];
    for (const window of windowsFrom(from, key, calendars)) {
      if (window.from >= to) break;
      for (let at = window.from; at < window.to; at += HALF_HOUR) found.push(at);
    }
    expect(found).toEqual(expected);
    expect(expected.length).toBeGreaterThan(4000);
  });

  it.each(keys)('the next moment at work is the first the walk meets, from midnight, noon and evening: %s', (key) => {
    const atWork = halfHoursAtWork(from, to, key);
    let place = 0;
    for (let at = from; at < to - 12 * DAY; at += 8 * 60 * MINUTE) {
      while ((atWork[place] ?? Number.POSITIVE_INFINITY) < at) place += 1;
      const expected = walked(at, key) ? at : atWork[place];
      if (nextMomentAtWork(instant(at), key, calendars).at.epochMilliseconds !== expected) throw new Error(iso(at));
    }
  });

  it('the slots for a call of an hour are the stretches in which both are at work all along', () => {
    const both = new Set(halfHoursAtWork(from, to, 'both'));
    const expected = [...both].filter((at) => both.has(at + HALF_HOUR));
    const days = (to - from) / DAY;
    const slots = slotsBothAtWork(iso(from), days, 60, calendars);
    expect(slots.map((slot) => slot.from.epochMilliseconds)).toEqual(expected);
    expect(slots.every(({ provisional }) => !provisional)).toBe(true);
  });

  it.each(keys)('the n-th working day after is the n-th in the list of all days worked: %s', (key) => {
    const worked: string[] = [];
    for (let date = '2020-01-01'; date <= '2026-12-28'; date = nextDay(date)) {
      if (naiveIsWorkingDay(date, key)) worked.push(date);
    }
    let place = 0;
    for (let date = '2020-01-01'; date <= '2026-11-01'; date = nextDay(date)) {
      while ((worked[place] ?? '9999') <= date) place += 1;
      for (const n of [1, 3, 10]) {
        const counted = addWorkingDays(date, n, key, calendars).date.toString();
        if (counted !== worked[place + n - 1]) throw new Error(`${date} + ${n} = ${counted}`);
      }
    }
  });
});

describe('over every change of the clock in Belgium from 2020 to 2027', () => {
  const changes = clockChanges(2020, 2027);

  it('which is twice a year', () => {
    expect(changes).toHaveLength(16);
  });

  describe.each(changes.map((at) => ({ day: iso(at).slice(0, 10), at })))('$day', ({ at }) => {
    // The change is in the night to a Sunday: from the Friday before to the Monday after.
    const [from, to] = [at - 2 * DAY, at + 1.75 * DAY];

    it.each(keys)('who is at work is what the wall clock says in every minute: %s', (key) => {
      for (let minute = from; minute < to; minute += MINUTE) {
        if (isAtWork(instant(minute), key, calendars) !== walked(minute, key)) throw new Error(iso(minute));
      }
    });

    it.each(keys)('the next moment at work is the first minute the wall clock says so: %s', (key) => {
      for (let start = from; start < to; start += 6 * 60 * MINUTE) {
        let minute = start;
        while (!walked(minute, key)) minute += MINUTE;
        expect(iso(nextMomentAtWork(iso(start), key, calendars).at.epochMilliseconds)).toBe(iso(minute));
      }
    });

    it('Zhejiang keeps its hours and Kortrijk its own, so the time they share is an hour longer in summer', () => {
      const sharedOn = (day: number) => halfHoursAtWork(day, day + DAY, 'both').length / 2;
      const workday = (start: number, step: number): number => {
        let day = start;
        while (sharedOn(day) === 0) day += step;
        return day;
      };
      const midnight = at - (at % DAY);
      const [before, after] = [sharedOn(workday(midnight - DAY, -DAY)), sharedOn(workday(midnight + DAY, DAY))];
      const isSpring = new Date(at).getUTCMonth() < 6;
      expect([before, after]).toEqual(isSpring ? [1.5, 2.5] : [2.5, 1.5]);
    });

    it('working days are counted across it as on any other weekend', () => {
      const friday = iso(at - 2 * DAY).slice(0, 10);
      for (const key of keys) {
        let expected = friday;
        for (let left = 2; left > 0;) {
          expected = nextDay(expected);
          if (naiveIsWorkingDay(expected, key)) left -= 1;
        }
        expect([key, addWorkingDays(friday, 2, key, calendars).date.toString()]).toEqual([key, expected]);
      }
    });
  });

  it('a slot has the local time of both sides: 16:00 in Hangzhou is an hour earlier in Kortrijk from October on', () => {
    const hours = changes
      .flatMap((at) => [at - 10 * DAY, at + 4 * DAY])
      .flatMap((start) => {
        const slot = slotsBothAtWork(iso(start), 6, 30, calendars).find(({ local }) => local.CN.from.endsWith('16:00'));
        return slot ? [{ at: slot.from.epochMilliseconds, local: slot.local }] : [];
      });
    expect(hours.length).toBeGreaterThan(25);
    for (const { at, local } of hours) {
      expect(local.BE.from).toBe(wallClock(at, 'BE'));
      expect(local.CN.from).toBe(wallClock(at, 'CN'));
    }
    expect(new Set(hours.map(({ local }) => local.BE.from.slice(11)))).toEqual(new Set(['09:00', '10:00']));
  });
});

function wallClock(ms: number, region: Region): string {
  const timeZone = region === 'BE' ? 'Europe/Brussels' : 'Asia/Shanghai';
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, ...fields }).format(ms).replace(' ', 'T');
}
