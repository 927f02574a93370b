import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendars, isWorkingDay, TIME_ZONES } from '../calendars/index.js';
import { nameOfEveryLanguage, definitionOf, messageStep, taskStep } from './testing/definitions.js';
import { problemsOfDefinition } from './check-definition.js';
import { planStep, type RunTiming } from './plan-run.js';
import { mayChangeEnrolment, ENROLMENT_STATES, STOP_CONDITIONS, type SequenceDefinition } from './sequence.js';
import { minutesToNextStart, refusalsOf, startsOn, type EnrolmentCandidate } from './starts.js';
import { conditionHolds, factOf, isOvertaken, reasonToStop, type RunOccurrence } from './stops.js';

const calendars = defaultCalendars();
const NOTHING = { sources: null, stageKey: null, meetingKind: null, silentDays: null };
const toHangzhou: RunTiming = {
  triggerAt: Temporal.Instant.from('2026-02-13T02:40:00Z'),
  pauses: [],
  recipientRegions: { principal: 'CN', counterpart: 'BE' },
  ownerRegion: 'BE',
};

function dueOf(delayWorkingDays: number, timing: RunTiming = toHangzhou, calendar: 'CN' | 'BE' | 'both' = 'CN') {
  return planStep(messageStep({ delayWorkingDays, calendar }), timing, calendars).at.toString();
}

describe('the steps of a run', () => {
  test('count from the trigger: three Chinese working days after 13 February 2026 is 25 February, in office hours of Hangzhou', () => {
    expect(dueOf(3)).toBe('2026-02-25T01:00:00Z');
  });

  test('count the make-up Saturday before the Spring Festival', () => {
    expect(dueOf(1)).toBe('2026-02-14T01:00:00Z');
  });

  test('of one sequence are planned alike whatever stands before them', () => {
    expect(dueOf(4)).toBe(dueOf(4, { ...toHangzhou }));
    expect([dueOf(1), dueOf(2), dueOf(3)]).toEqual([
      '2026-02-14T01:00:00Z',
      '2026-02-24T01:00:00Z',
      '2026-02-25T01:00:00Z',
    ]);
  });

  test('that a person does fall in the hours of that person, on the calendar that counts', () => {
    const call = taskStep({ delayWorkingDays: 1, calendar: 'both' });
    expect(planStep(call, toHangzhou, calendars).at.toString()).toBe('2026-02-24T08:00:00Z');
  });

  test('on the calendar of the recipient follow the recipient', () => {
    const step = messageStep({ delayWorkingDays: 2, calendar: 'recipient', recipient: 'counterpart' });
    expect(planStep(step, toHangzhou, calendars).at.toString()).toBe('2026-02-17T08:00:00Z');
  });

  test('move on by the working days that the run held still, on their own calendar', () => {
    const pauses = [
      { from: Temporal.Instant.from('2026-02-16T08:00:00Z'), to: Temporal.Instant.from('2026-02-20T08:00:00Z') },
    ];
    // The whole pause lies in the Spring Festival: in China nobody noticed.
    expect(dueOf(3, { ...toHangzhou, pauses })).toBe('2026-02-25T01:00:00Z');
    expect(dueOf(3, { ...toHangzhou, pauses }, 'BE')).toBe('2026-02-24T01:00:00Z');
  });

  test('into an unpublished year are marked as provisional', () => {
    const late = { ...toHangzhou, triggerAt: Temporal.Instant.from('2026-12-28T02:00:00Z') };
    expect(planStep(messageStep({ delayWorkingDays: 10, calendar: 'CN' }), late, calendars).reason.provisional).toBe(
      true,
    );
  });

  test('never come earlier with a longer delay, nor with a pause, nor outside a working day of who acts', () => {
    const moment = fc.integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2026, 5, 1) });
    const calendar = fc.constantFrom('BE', 'CN', 'both', 'recipient' as const);
    fc.assert(
      fc.property(moment, fc.nat(20), fc.nat(20), fc.nat(12), calendar, (ms, first, more, pausedDays, counted) => {
        const triggerAt = Temporal.Instant.fromEpochMilliseconds(ms);
        const pause = { from: triggerAt, to: triggerAt.add({ hours: 24 * pausedDays }) };
        const plan = (delayWorkingDays: number, pauses: RunTiming['pauses']) =>
          planStep(
            messageStep({ delayWorkingDays, calendar: counted }),
            { ...toHangzhou, triggerAt, pauses },
            calendars,
          ).at;
        const early = plan(first, []);
        expect(Temporal.Instant.compare(early, plan(first + more, []))).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(early, plan(first, [pause]))).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(triggerAt, early)).toBeLessThanOrEqual(0);
        expect(isWorkingDay(early.toZonedDateTimeISO(TIME_ZONES.CN).toPlainDate(), 'CN', calendars)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a definition', () => {
  test('that is sound has no problems', () => {
    expect(problemsOfDefinition(definitionOf({}))).toEqual([]);
  });

  test.each([
    ['has no step', { steps: [] }, 'steps'],
    ['can be left in no way', { stopConditions: ['reply'] }, 'stopConditions'],
    ['waits for no stage', { trigger: { ...NOTHING, type: 'stage-entered' } }, 'trigger.stageKey'],
    ['waits for no silence', { trigger: { ...NOTHING, type: 'silence' } }, 'trigger.silentDays'],
    [
      'goes back in time',
      { steps: [messageStep({ delayWorkingDays: 5 }), messageStep({ key: 'b', delayWorkingDays: 4 })] },
      'steps.1.delayWorkingDays',
    ],
    ['names two steps alike', { steps: [messageStep({}), messageStep({})] }, 'steps.1.key'],
    [
      'has a step for more than three years',
      { steps: [messageStep({ delayWorkingDays: 751 })] },
      'steps.0.delayWorkingDays',
    ],
    [
      'has a WeChat step without its text',
      { steps: [taskStep({ taskKind: 'wechat', copyText: ' ' })] },
      'steps.0.copyText',
    ],
    [
      'has a task that is not named in Chinese',
      { steps: [taskStep({ titles: { ...nameOfEveryLanguage('Call'), zh: '' } })] },
      'steps.0.titles.zh',
    ],
  ])('that %s is named at its place', (_what, change, path) => {
    const problems = problemsOfDefinition(definitionOf(change as Partial<SequenceDefinition>));
    expect(problems.map((problem) => problem.path)).toContain(path);
  });
});

describe('a run begins', () => {
  const created = { trigger: 'lead-created', track: 'investment', source: 'fair' } as const;

  test.each([
    ['when its trigger happens', { type: 'lead-created' }, created, true],
    ['when the lead came from one of its sources', { type: 'lead-created', sources: ['fair'] }, created, true],
    ['not when it came from elsewhere', { type: 'lead-created', sources: ['referral'] }, created, false],
    ['not when something else happens', { type: 'dormant-until' }, created, false],
    [
      'when the stage it waits for is entered',
      { type: 'stage-entered', stageKey: 'proposal' },
      { trigger: 'stage-entered', track: 'investment', stageKey: 'proposal' },
      true,
    ],
    [
      'not when another stage is entered',
      { type: 'stage-entered', stageKey: 'proposal' },
      { trigger: 'stage-entered', track: 'investment', stageKey: 'decision' },
      false,
    ],
    [
      'not after another kind of meeting',
      { type: 'meeting-held', meetingKind: 'site-visit' },
      { trigger: 'meeting-held', track: 'investment', meetingKind: 'meeting' },
      false,
    ],
    ['not by itself when it is begun by hand', { type: 'by-hand' }, created, false],
  ] as const)('%s', (_what, trigger, occasion, expected) => {
    const definition = definitionOf({ trigger: { ...definitionOf({}).trigger, ...trigger } });
    expect(startsOn(definition, occasion)).toBe(expected);
  });

  test('not for a lead of the other track', () => {
    expect(startsOn(definitionOf({ track: 'export' }), created)).toBe(false);
  });
});

describe('a run that could not begin', () => {
  test('is tried again after one minute, two, four, and then every hour', () => {
    const waits = Array.from({ length: 9 }, (_, index) => minutesToNextStart(index + 1));
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('never waits longer than an hour, however often it failed', () => {
    fc.assert(
      fc.property(fc.nat(), (failures) => {
        expect(minutesToNextStart(failures)).toBeGreaterThanOrEqual(1);
        expect(minutesToNextStart(failures)).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('a lead is taken in', () => {
  const li = { hasAddress: true, hasLawfulBasis: true, optedOut: false, language: 'zh' } as const;
  const candidate: EnrolmentCandidate = {
    track: 'investment',
    isOpen: true,
    alreadyRunning: false,
    contact: li,
    counterpart: null,
  };

  test('when nothing speaks against it', () => {
    expect(refusalsOf(definitionOf({}), candidate)).toEqual([]);
  });

  test.each([
    ['a run of it is under way', {}, { alreadyRunning: true }, 'already-running'],
    ['it is of the other track', { track: 'export' }, {}, 'wrong-track'],
    ['it is closed', {}, { isOpen: false }, 'lead-closed'],
    ['nobody is known there', {}, { contact: null }, 'no-contact'],
    ['there is no lawful basis', {}, { contact: { ...li, hasLawfulBasis: false } }, 'no-lawful-basis'],
    ['the contact opted out', {}, { contact: { ...li, optedOut: true } }, 'opted-out'],
    ['the contact reads another language', { languages: ['nl'] }, {}, 'wrong-language'],
    [
      'nobody is linked from the other side',
      { steps: [messageStep({ recipient: 'counterpart' })] },
      {},
      'no-counterpart',
    ],
  ])('not when %s', (_what, change, other, refusal) => {
    const definition = definitionOf(change as Partial<SequenceDefinition>);
    expect(refusalsOf(definition, { ...candidate, ...other } as EnrolmentCandidate)).toContain(refusal);
  });

  test('without an address when all it takes are tasks', () => {
    const definition = definitionOf({ steps: [taskStep({})] });
    expect(refusalsOf(definition, { ...candidate, contact: null })).toEqual([]);
  });

  test('although it is closed when its run does not end with it', () => {
    const aftercare = definitionOf({ stopConditions: ['opt-out', 'stopped-by-hand'] });
    expect(refusalsOf(aftercare, { ...candidate, isOpen: false })).toEqual([]);
  });
});

describe('a run ends', () => {
  const run = { stopConditions: STOP_CONDITIONS, stageId: 'a' };
  const moved = (fromStageId: string, toCategory: 'open' | 'lost'): RunOccurrence => ({
    type: 'moved',
    fromStageId,
    toCategory,
    forward: true,
  });

  test.each([
    ['with a reply', { type: 'reply' }, 'reply'],
    ['with a meeting that is agreed', { type: 'meeting-booked' }, 'meeting-booked'],
    ['with an opt-out', { type: 'opt-out' }, 'opt-out'],
    ['when its stage is left', moved('a', 'open'), 'stage-left'],
    ['when the lead is closed, whatever stage it began in', moved('b', 'lost'), 'lead-closed'],
  ] as const)('%s', (_what, occurrence, reason) => {
    expect(reasonToStop(run, occurrence)).toBe(reason);
  });

  test('not when another stage is left', () => {
    expect(reasonToStop(run, moved('b', 'open'))).toBeNull();
  });

  test('only with an opt-out when it asks for nothing else', () => {
    const stubborn = { ...run, stopConditions: ['opt-out', 'stopped-by-hand'] as const };
    expect(reasonToStop(stubborn, { type: 'reply' })).toBeNull();
    expect(reasonToStop(stubborn, moved('a', 'lost'))).toBeNull();
    expect(reasonToStop(stubborn, { type: 'opt-out' })).toBe('opt-out');
  });

  test('for good: a run that finished or was stopped is never taken up again', () => {
    for (const from of ['finished', 'stopped'] as const) {
      expect(ENROLMENT_STATES.filter((to) => mayChangeEnrolment(from, to))).toEqual([]);
    }
  });
});

describe('a branch', () => {
  const facts = { replied: true, 'meeting-booked': false, 'outcome-noted': false, acknowledged: false };

  test('is taken or not by the same fact', () => {
    expect(conditionHolds({ fact: 'replied', is: true }, facts)).toBe(true);
    expect(conditionHolds({ fact: 'replied', is: false }, facts)).toBe(false);
    expect(conditionHolds(null, facts)).toBe(true);
  });

  test('that asks for silence is over with the reply; the other is not', () => {
    const fact = factOf({ type: 'reply' });
    expect(fact).toBe('replied');
    expect(isOvertaken({ fact: 'replied', is: false }, 'replied')).toBe(true);
    expect(isOvertaken({ fact: 'replied', is: true }, 'replied')).toBe(false);
    expect(isOvertaken({ fact: 'meeting-booked', is: false }, 'replied')).toBe(false);
  });
});
