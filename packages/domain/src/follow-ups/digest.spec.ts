import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendars, TIME_ZONES, workingDaysBetween, type Region } from '../calendars/index.js';
import { naiveIsWorkingDay } from '../calendars/testing/naive-calendar.js';
import { digestDay, digestMessageId, escalatedBefore, managersOf } from './digest.js';

const calendars = defaultCalendars();
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const region = fc.constantFrom<Region>('BE', 'CN');
const momentOf2020to2026 = fc
  .integer({ min: Date.parse('2020-01-02T00:00:00Z') / 60_000, max: Date.parse('2026-12-28T00:00:00Z') / 60_000 })
  .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));

describe('the digest of a day leaves', () => {
  test.each([
    ['in Kortrijk at 08:00 of a working day', '2026-03-09T07:00:00Z', 'Europe/Brussels', '2026-03-09'],
    ['not a minute before', '2026-03-09T06:59:59Z', 'Europe/Brussels', null],
    ['late, when nobody was there to send it', '2026-03-09T10:59:59Z', 'Europe/Brussels', '2026-03-09'],
    ['not after noon', '2026-03-09T11:00:00Z', 'Europe/Brussels', null],
    ['not on a Saturday', '2026-03-14T07:30:00Z', 'Europe/Brussels', null],
    ['not on Easter Monday for Belgians', '2026-04-06T07:00:00Z', 'Europe/Brussels', null],
    ['on Easter Monday for those in Hangzhou', '2026-04-07T00:00:00Z', 'Asia/Shanghai', '2026-04-07'],
    ['in Hangzhou at 08:00 there, in the night of Kortrijk', '2026-03-09T00:00:00Z', 'Asia/Shanghai', '2026-03-09'],
    ['not at 08:00 of Kortrijk for those in Hangzhou', '2026-03-09T07:00:00Z', 'Asia/Shanghai', null],
    ['not in the Spring Festival for those in Hangzhou', '2026-02-17T00:30:00Z', 'Asia/Shanghai', null],
    ['in the Spring Festival for Belgians', '2026-02-17T07:30:00Z', 'Europe/Brussels', '2026-02-17'],
    ['on a make-up Saturday for those in Hangzhou', '2026-02-14T00:30:00Z', 'Asia/Shanghai', '2026-02-14'],
    ['not on that Saturday for Belgians', '2026-02-14T07:30:00Z', 'Europe/Brussels', null],
    ['at 08:00 on the Monday after the clocks went forward', '2026-03-30T06:00:00Z', 'Europe/Brussels', '2026-03-30'],
    ['at 08:00 on the Monday after the clocks went back', '2026-10-26T07:00:00Z', 'Europe/Brussels', '2026-10-26'],
  ])('%s', (_what, now, zone, day) => {
    expect(digestDay(at(now), zone, calendars)).toBe(day);
  });

  test('on every working day, and no other, through 240 minutes between 08:00 and noon, whatever the clocks do', () => {
    const wallClock = (zone: string) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    const clocks = { BE: wallClock(TIME_ZONES.BE), CN: wallClock(TIME_ZONES.CN) };
    fc.assert(
      fc.property(momentOf2020to2026, region, (now, side) => {
        const [day = '', time = ''] = clocks[side].format(now.epochMilliseconds).split(' ');
        const due = naiveIsWorkingDay(day, side) && time >= '08:00' && time < '12:00';
        expect(digestDay(now, TIME_ZONES[side], calendars)).toBe(due ? day : null);
      }),
      { numRuns: 3000 },
    );
  });

  test('once on each day around every change of the clocks', () => {
    for (let year = 2020; year <= 2026; year += 1) {
      for (const month of [3, 10]) {
        const change = Temporal.PlainDate.from({ year, month, day: 31 }).subtract({
          days: Temporal.PlainDate.from({ year, month, day: 31 }).dayOfWeek % 7,
        });
        for (const side of ['BE', 'CN'] as const) {
          const days = new Map<string, number>();
          const start = change.subtract({ days: 3 }).toZonedDateTime(TIME_ZONES[side]).toInstant();
          for (let minute = 0; minute < 7 * 24 * 60; minute += 5) {
            const day = digestDay(start.add({ minutes: minute }), TIME_ZONES[side], calendars);
            if (day !== null) days.set(day, (days.get(day) ?? 0) + 5);
          }
          const expected = [-3, -2, -1, 0, 1, 2, 3]
            .map((offset) => change.add({ days: offset }).toString())
            .filter((day) => naiveIsWorkingDay(day, side));
          expect([...days]).toEqual(expected.map((day) => [day, 240]));
        }
      }
    }
  });
});

describe('a manager is told', () => {
  test.each([
    ['on Thursday of what was due on Monday', '2026-03-12T07:00:00Z', 'BE', '2026-03-10T00:00:00+01:00'],
    ['on the Wednesday after, when Monday was a holiday', '2026-04-08T06:00:00Z', 'BE', '2026-04-03T00:00:00+02:00'],
    ['in China not before the Spring Festival is over', '2026-02-25T00:00:00Z', 'CN', '2026-02-14T00:00:00+08:00'],
    ['in China counting the make-up Saturday', '2026-02-14T00:00:00Z', 'CN', '2026-02-12T00:00:00+08:00'],
  ] as const)('%s', (_what, now, side, before) => {
    expect(escalatedBefore(at(now), side, calendars).toString()).toBe(at(before).toString());
  });

  test('exactly of what is three working days late or more', () => {
    fc.assert(
      fc.property(momentOf2020to2026, fc.integer({ min: 0, max: 20 * 24 * 60 }), region, (now, ago, side) => {
        const due = now.subtract({ minutes: ago });
        const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(TIME_ZONES[side]).toPlainDate();
        const late = workingDaysBetween(dayOf(due), dayOf(now), side, calendars).days;
        const told = Temporal.Instant.compare(due, escalatedBefore(now, side, calendars)) < 0;
        expect(told).toBe(late >= 3);
      }),
      { numRuns: 2000 },
    );
  });

  test('who manages the team, or else every manager', () => {
    const an = { personId: 'an', teamId: 'export' };
    const els = { personId: 'els', teamId: 'management' };
    expect(managersOf('export', [an, els])).toEqual([an]);
    expect(managersOf('investment', [an, els])).toEqual([an, els]);
    expect(managersOf('investment', [])).toEqual([]);
  });
});

test('the mail of a person and a day has one name', () => {
  expect(digestMessageId('01890000-0000-7000-8000-000000000001', '2026-03-09', 'agency.example')).toBe(
    '<digest.01890000-0000-7000-8000-000000000001.2026-03-09@agency.example>',
  );
});
