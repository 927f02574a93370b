import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  mailDomainOf,
  QUOTA_WINDOWS,
  whenToWait,
  windowStart,
  type QuotaKind,
  type QuotaUsage,
  type SendingLimits,
} from './limits.js';

const NONE: SendingLimits = { domainPerMinute: null, domainAtOnce: null, senderPerHour: null, senderPerDay: null };
const now = Temporal.Instant.from('2026-03-09T09:00:20Z');
const unused: QuotaUsage = {
  short: { from: now, taken: 0 },
  long: { from: now, taken: 0 },
  underWay: 0,
  nextTurnAt: null,
};

const used = (kind: QuotaKind, usage: Partial<QuotaUsage>) => ({
  domain: unused,
  sender: unused,
  [kind]: { ...unused, ...usage },
});
const taken = (kind: QuotaKind, size: 'short' | 'long', count: number) =>
  used(kind, { [size]: { from: windowStart(now, QUOTA_WINDOWS[kind][size]), taken: count } });
const at = (text: string) => Temporal.Instant.from(text);

test('messages to one mail domain count together, however it is written', () => {
  expect(mailDomainOf('Shen@Jinlan.Example')).toBe('jinlan.example');
  expect(mailDomainOf('"a@b"@jinlan.example')).toBe('jinlan.example');
});

describe('a message leaves', () => {
  test('when nothing is limited, whatever was sent', () => {
    expect(whenToWait(taken('domain', 'short', 1_000_000), NONE, now, null)).toBeNull();
  });

  test('while its limits are not used up', () => {
    const limits = { domainPerMinute: 2, domainAtOnce: 1, senderPerHour: 2, senderPerDay: 2 };
    expect(whenToWait(taken('domain', 'short', 1), limits, now, null)).toBeNull();
  });

  test('when what was used up was an earlier window', () => {
    const earlier = used('domain', { short: { from: at('2026-03-09T08:59:00Z'), taken: 2 } });
    expect(whenToWait(earlier, { ...NONE, domainPerMinute: 2 }, now, null)).toBeNull();
  });
});

describe('a message waits', () => {
  test.each([
    ['domain', 'short', { ...NONE, domainPerMinute: 60 }, 60, '2026-03-09T09:01:00.5Z', 1000],
    ['sender', 'short', { ...NONE, senderPerHour: 100 }, 100, '2026-03-09T10:00:00.5Z', 36_000],
    ['sender', 'long', { ...NONE, senderPerDay: 1000 }, 1000, '2026-03-10T00:00:00.5Z', 86_400],
  ] as const)(
    'for the next window when the %s’s %s one is used up, and the next one behind it',
    (kind, size, limits, count, earliest, spacing) => {
      expect(whenToWait(taken(kind, size, count), limits, now, null)).toEqual({
        kind,
        earliest: at(earliest),
        spacing,
      });
    },
  );

  test('a moment when as many as may are being handed over to the domain', () => {
    const wait = whenToWait(used('domain', { underWay: 3 }), { ...NONE, domainAtOnce: 3 }, now, null);
    expect(wait).toMatchObject({ kind: 'domain', earliest: at('2026-03-09T09:00:21Z') });
  });

  test('behind those who were put off before, when it comes new', () => {
    const queue = used('domain', { nextTurnAt: at('2026-03-09T09:05:00Z') });
    const limits = { ...NONE, domainPerMinute: 60 };
    expect(whenToWait(queue, limits, now, null)).toMatchObject({ earliest: at('2026-03-09T09:05:00Z'), spacing: 1000 });
    expect(whenToWait(queue, limits, now, now)).toBeNull();
  });

  test('for the longest of what it has to wait for', () => {
    const both = { ...taken('domain', 'short', 60), sender: taken('sender', 'long', 5).sender };
    const limits = { ...NONE, domainPerMinute: 60, senderPerDay: 5 };
    expect(whenToWait(both, limits, now, null)).toMatchObject({
      kind: 'sender',
      earliest: at('2026-03-10T00:00:00.5Z'),
    });
  });

  test('without losing its place when others came late, and with a new turn when it comes far too late itself', () => {
    const full = taken('domain', 'short', 60);
    const limits = { ...NONE, domainPerMinute: 60 };
    const [earlier, later] = [19, 1].map((seconds) => whenToWait(full, limits, now, now.subtract({ seconds })));
    expect(earlier).toMatchObject({ spacing: null, earliest: at('2026-03-09T09:01:00.008Z') });
    expect(later).toMatchObject({ spacing: null, earliest: at('2026-03-09T09:01:00.158Z') });
    expect(whenToWait(full, limits, now, now.subtract({ hours: 8 }))).toMatchObject({ spacing: 1000 });
  });
});

test('whenever messages come: no window holds more than its limit, all leave, in their order, put off once or hardly more', () => {
  const arrivals = fc.array(fc.nat({ max: 240_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 12 }), (times, limit) => {
      const messages = times
        .toSorted((a, b) => a - b)
        .map((time, order) => ({ order, due: time, turn: null as number | null, putOff: 0 }));
      const limits = { ...NONE, domainPerMinute: limit };
      const sent: { order: number; minute: number }[] = [];
      let usage = unused;
      const waiting = [...messages];
      while (waiting.length > 0) {
        waiting.sort((a, b) => a.due - b.due || a.order - b.order);
        const message = waiting[0];
        if (!message) break;
        const moment = Temporal.Instant.fromEpochMilliseconds(message.due);
        const turn = message.turn === null ? null : Temporal.Instant.fromEpochMilliseconds(message.turn);
        const wait = whenToWait({ domain: usage, sender: unused }, limits, moment, turn);
        if (wait) {
          const free = usage.nextTurnAt?.epochMilliseconds ?? 0;
          message.due = Math.max(wait.spacing === null ? 0 : free, wait.earliest.epochMilliseconds);
          if (wait.spacing !== null) {
            usage = { ...usage, nextTurnAt: Temporal.Instant.fromEpochMilliseconds(message.due + wait.spacing) };
          }
          message.turn = message.due;
          message.putOff += 1;
          continue;
        }
        const from = windowStart(moment, 60);
        usage = { ...usage, short: { from, taken: usage.short.from.equals(from) ? usage.short.taken + 1 : 1 } };
        sent.push({ order: message.order, minute: Math.floor(message.due / 60_000) });
        waiting.shift();
      }
      const perMinute = Map.groupBy(sent, ({ minute }) => minute);
      for (const [, inMinute] of perMinute) expect(inMinute.length).toBeLessThanOrEqual(limit);
      expect(sent.map(({ order }) => order)).toEqual(messages.map(({ order }) => order));
      for (const { putOff } of messages) expect(putOff).toBeLessThanOrEqual(3);
    }),
  );
});
