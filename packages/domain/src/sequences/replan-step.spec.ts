import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendars, type CalendarKey, type Region } from '../calendars/index.js';
import { dueAgain, replan, type KeptPlan } from '../follow-ups/index.js';
import { planStep } from './plan-run.js';
import type { SequenceStep } from './sequence.js';

const calendars = defaultCalendars();
const minutes = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 11, 1) / 60_000 });
const at = (minute: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
const region = fc.constantFrom<Region>('BE', 'CN');

test('a step of a run comes back from what is kept of it: planned again on the same calendars it stays where it is', () => {
  const cases = fc.record({
    kind: fc.constantFrom('message' as const, 'task' as const),
    delayWorkingDays: fc.nat({ max: 30 }),
    calendar: fc.constantFrom<CalendarKey | 'recipient'>('BE', 'CN', 'both', 'recipient'),
    trigger: minutes,
    paused: fc.nat({ max: 20 * 1440 }),
    recipient: region,
    owner: region,
  });
  fc.assert(
    fc.property(cases, ({ kind, delayWorkingDays, calendar, trigger, paused, recipient, owner }) => {
      const names = { nl: 'a', en: 'b', zh: 'c' };
      const common = { key: 'a', delayWorkingDays, calendar, recipient: 'principal', condition: null, names } as const;
      const step: SequenceStep =
        kind === 'message'
          ? { ...common, kind, templateKey: 'first', templateNumber: 1 }
          : { ...common, kind, taskKind: 'call', titles: names, hints: null, copyText: null };
      const triggerAt = at(trigger);
      const timing = {
        triggerAt,
        pauses: [{ from: triggerAt, to: at(trigger + paused) }],
        recipientRegions: { principal: recipient, counterpart: recipient },
        ownerRegion: owner,
      };
      const { at: dueAt, reason } = planStep(step, timing, calendars);
      // The side of who owns the row by now is not asked: the reason says who was to act.
      const kept: KeptPlan = {
        kind,
        reason,
        triggerAt,
        dueAt,
        actingRegion: owner === 'BE' ? 'CN' : 'BE',
        wakeUpOn: null,
      };
      expect(dueAgain(kept, calendars)?.at.toString()).toBe(dueAt.toString());
      expect(replan(kept, triggerAt.subtract({ seconds: 1 }), calendars)).toEqual({ change: 'none' });
    }),
  );
});
