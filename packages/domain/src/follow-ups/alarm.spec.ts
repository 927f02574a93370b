import { describe, expect, test } from '@jest/globals';
import { decideOnAlarm, type StandingAlarm } from './alarm.js';
import { isHeld } from './pause.js';

const now = Temporal.Instant.from('2026-03-09T09:00:00Z');
const minutesAgo = (minutes: number, acknowledged = false): StandingAlarm => ({
  toldAt: now.subtract({ minutes }).toString(),
  acknowledged,
});
const waiting = { count: 3, held: 0 };
const nothing = { count: 0, held: 0 };

describe('the alarm for what is due and unsent', () => {
  test('is raised when something is, and not while nothing is', () => {
    expect(decideOnAlarm(waiting, null, now)).toEqual({ do: 'raise' });
    expect(decideOnAlarm(nothing, null, now)).toEqual({ do: 'nothing' });
  });

  test('is told once and not every minute', () => {
    expect(decideOnAlarm(waiting, minutesAgo(1), now)).toEqual({ do: 'nothing' });
    expect(decideOnAlarm(waiting, minutesAgo(59), now)).toEqual({ do: 'nothing' });
  });

  test('is told again after an hour, unless somebody took note', () => {
    expect(decideOnAlarm(waiting, minutesAgo(60), now)).toEqual({ do: 'tell-again' });
    expect(decideOnAlarm(waiting, minutesAgo(600, true), now)).toEqual({ do: 'nothing' });
  });

  test('is over by itself when nothing waits any more', () => {
    expect(decideOnAlarm(nothing, minutesAgo(1, true), now)).toEqual({ do: 'clear', because: 'sent' });
  });

  test('is none for what a pause holds, and says that this is why it is over', () => {
    expect(decideOnAlarm({ count: 0, held: 3 }, null, now)).toEqual({ do: 'nothing' });
    expect(decideOnAlarm({ count: 0, held: 3 }, minutesAgo(1), now)).toEqual({ do: 'clear', because: 'paused' });
    expect(decideOnAlarm({ count: 1, held: 3 }, null, now)).toEqual({ do: 'raise' });
  });
});

describe('a pause', () => {
  test.each([
    [null, true, false],
    [null, false, false],
    ['all-but-acknowledgements', true, false],
    ['all-but-acknowledgements', false, true],
    ['everything', true, true],
    ['everything', false, true],
  ] as const)('of %s holds an acknowledgement=%s: %s', (level, acknowledgement, held) => {
    expect(isHeld(level, { acknowledgement })).toBe(held);
  });
});
