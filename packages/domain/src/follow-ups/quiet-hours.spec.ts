import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendars, isAtWork, type Region } from '../calendars/index.js';
import { naiveIsAtWork } from '../calendars/testing/naive-calendar.js';
import { outsideQuietHours, regionOfRecipient } from './quiet-hours.js';

const calendars = defaultCalendars();
const when = (at: string, region: Region, acknowledgement = false) =>
  outsideQuietHours(Temporal.Instant.from(at), { acknowledgement, region }, calendars).at.toString();

describe('a message', () => {
  test('leaves at once while its recipient is at work', () => {
    expect(when('2026-03-09T02:30:00Z', 'CN')).toBe('2026-03-09T02:30:00Z');
  });

  test.each([
    ['the evening in Hangzhou until the next morning there', '2026-03-09T11:00:00Z', 'CN', '2026-03-10T01:00:00Z'],
    ['lunch in Kortrijk until after it', '2026-03-09T11:45:00Z', 'BE', '2026-03-09T12:30:00Z'],
    ['a Friday evening until Monday', '2026-03-13T17:00:00Z', 'BE', '2026-03-16T08:00:00Z'],
    ['the Spring Festival until it is over', '2026-02-16T03:00:00Z', 'CN', '2026-02-24T01:00:00Z'],
  ] as const)('waits out %s', (_what, at, region, expected) => {
    expect(when(at, region)).toBe(expected);
  });

  test('goes on a make-up Saturday in China, which is worked', () => {
    expect(when('2026-02-14T03:00:00Z', 'CN')).toBe('2026-02-14T03:00:00Z');
  });

  test('that acknowledges what somebody just sent leaves at any hour', () => {
    expect(when('2026-02-16T20:00:00Z', 'CN', true)).toBe('2026-02-16T20:00:00Z');
  });
});

describe('the side of a recipient', () => {
  test('is that of their time zone, and of their country when none is known', () => {
    expect(regionOfRecipient({ timeZone: 'Europe/Brussels', country: 'CN' })).toBe('BE');
    expect(regionOfRecipient({ timeZone: 'Asia/Shanghai', country: 'BE' })).toBe('CN');
    expect(regionOfRecipient({ timeZone: null, country: 'CN' })).toBe('CN');
    expect(regionOfRecipient({ timeZone: null, country: 'DE' })).toBe('BE');
  });
});

test('no message ever leaves in quiet hours, none is moved forward, and none waits longer than it must', () => {
  const moments = fc.date({ min: new Date('2020-01-02Z'), max: new Date('2026-12-01Z'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.constantFrom<Region>('BE', 'CN'), (date, region) => {
      const given = Temporal.Instant.fromEpochMilliseconds(date.getTime());
      const { at } = outsideQuietHours(given, { acknowledgement: false, region }, calendars);
      expect(Temporal.Instant.compare(at, given)).toBeGreaterThanOrEqual(0);
      expect(naiveIsAtWork(at.epochMilliseconds, region)).toBe(true);
      // A minute before, its recipient was not at work, unless it did not have to wait.
      if (!at.equals(given)) expect(isAtWork(at.subtract({ milliseconds: 1 }), region, calendars)).toBe(false);
      const wait = at.epochMilliseconds - given.epochMilliseconds;
      for (const share of wait > 0 ? [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9] : []) {
        expect(naiveIsAtWork(given.epochMilliseconds + Math.floor(share * wait), region)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});
