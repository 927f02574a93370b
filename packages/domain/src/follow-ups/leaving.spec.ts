import { describe, expect, test } from '@jest/globals';
import { defaultCalendars } from '../calendars/index.js';
import { whenItLeaves, type LetGo } from './leaving.js';
import type { QuotaUsage } from './limits.js';

const calendars = defaultCalendars();
/** A Monday, 10:30 in Hangzhou. */
const AT_WORK = '2026-03-09T02:30:00Z';
/** The same day, 19:00 there. */
const EVENING = '2026-03-09T11:00:00Z';
const NEXT_MORNING = '2026-03-10T01:00:00Z';

const long = Temporal.Instant.from('2026-03-09T00:00:00Z');
const unused: QuotaUsage = {
  short: { from: long, taken: 0 },
  long: { from: long, taken: 0 },
  underWay: 0,
  nextTurnAt: null,
};
const limits = { domainPerMinute: null, domainAtOnce: null, senderPerHour: null, senderPerDay: null };

function leaving(at: string, change: Partial<LetGo> = {}) {
  const message: LetGo = {
    acknowledgement: false,
    region: 'CN',
    pause: null,
    usages: { domain: unused, sender: unused },
    limits,
    ...change,
  };
  const told = whenItLeaves(Temporal.Instant.from(at), message, calendars);
  return [told.at.toString(), told.waitsFor];
}

/** A message to this domain left in the minute, and one is allowed. */
const usedUp = {
  usages: { domain: { ...unused, short: { from: Temporal.Instant.from(AT_WORK), taken: 1 } }, sender: unused },
  limits: { ...limits, domainPerMinute: 1 },
};

describe('a message that is told to go now', () => {
  test('leaves at once while its recipient is at work', () => {
    expect(leaving(AT_WORK)).toEqual([AT_WORK, null]);
  });

  test('waits for the hours of its recipient, whatever those of the sender are', () => {
    expect(leaving(EVENING)).toEqual([NEXT_MORNING, 'quiet-hours']);
    expect(leaving(AT_WORK, { region: 'BE' })).toEqual(['2026-03-09T08:00:00Z', 'quiet-hours']);
    expect(leaving(EVENING, { region: 'BE' })).toEqual([EVENING, null]);
  });

  test('waits for the limits', () => {
    expect(leaving(AT_WORK, usedUp)).toEqual(['2026-03-09T02:31:00.5Z', 'limit']);
  });

  test('is held by a pause first of all, and says when it could have left', () => {
    expect(leaving(AT_WORK, { pause: 'everything' })).toEqual([AT_WORK, 'pause']);
    expect(leaving(EVENING, { ...usedUp, pause: 'all-but-acknowledgements' })).toEqual([NEXT_MORNING, 'pause']);
  });
});

describe('an acknowledgement that is told to go now', () => {
  test('leaves at any hour, and under the milder pause', () => {
    const acknowledgement = { acknowledgement: true, pause: 'all-but-acknowledgements' } as const;
    expect(leaving(EVENING, acknowledgement)).toEqual([EVENING, null]);
    expect(leaving(EVENING, { ...acknowledgement, pause: 'everything' })).toEqual([EVENING, 'pause']);
  });

  test('waits for the limits too, at the head of those who do', () => {
    expect(leaving(AT_WORK, { ...usedUp, acknowledgement: true })).toEqual(['2026-03-09T02:31:00Z', 'limit']);
  });
});
