import { expect, test } from '@jest/globals';
import { sampleLead, sampleStages, stageNamed } from '../testing/lead-samples.js';
import { stepsOf } from './steps.js';

const stages = sampleStages('investment');
const time = (key: string, enteredAt: string, days: number, leftAt: string | null = '2026-11-20T09:00:00Z') => ({
  stageId: stageNamed(stages, key).id,
  enteredAt,
  leftAt,
  days,
});

test('a lead shows where it was and for how long, what it went past, and what is ahead', () => {
  const lead = sampleLead(stages, {
    timeInStages: [
      time('qualified', '2026-08-06T09:00:00Z', 80),
      time('prospect', '2026-10-25T09:00:00Z', 12),
      time('proposal', '2026-11-02T09:00:00Z', 22, null),
    ],
  });
  const steps = stepsOf(lead, stages);
  expect(steps.map(({ state }) => state)).toEqual([
    'done',
    'skipped',
    'done',
    'current',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
  ]);
  expect(steps[0]).toMatchObject({ days: 12, enteredAt: '2026-10-25T09:00:00Z' });
});

test('a lead that was lost stands where it last was, and nowhere is current', () => {
  const lost = stageNamed(stages, 'lost');
  const lead = sampleLead(stages, {
    stageId: lost.id,
    stage: lost,
    timeInStages: [time('prospect', '2026-06-17T09:00:00Z', 9), time('lost', '2026-06-26T09:00:00Z', 1, null)],
  });
  expect(stepsOf(lead, stages).map(({ state }) => state)).toEqual(['done', ...Array<string>(7).fill('ahead')]);
});
