import { describe, expect, test } from '@jest/globals';
import type { Lead } from '@brug/contracts/leads';
import { sampleLead, sampleMe, sampleStages, stageNamed } from '../testing/lead-samples.js';
import { isPlainStep, likelyAnswers, moveBody, needsNothing, noAnswers, planMove } from './move-plan.js';
import type { MoveAnswers } from './move-plan.js';

const stages = sampleStages('investment');
const lead = sampleLead(stages);
const actor = { personId: sampleMe.id, role: sampleMe.role, teamId: sampleMe.team.id };

function plan(to: string, answers: MoveAnswers = noAnswers, of: Lead = lead, refused: string[] = []) {
  return planMove({
    actor,
    lead: of,
    from: stageNamed(stages, of.stage.key),
    to: stageNamed(stages, to),
    answers,
    stages,
    refused,
    today: '2026-11-24',
    euroCentsOf: ({ amountMinor, currency }) => (currency === 'EUR' ? amountMinor : undefined),
  });
}
const askedKeys = (asked: ReturnType<typeof plan>['asked']) => asked.map(({ fields }) => fields.map(({ key }) => key));

describe('what a move still needs', () => {
  test('a gate asks for the fields that are missing, and shows what is there already', () => {
    const { asked, present, decision } = plan('site-visit');
    expect(askedKeys(asked)).toEqual([['siteVisitOn'], ['siteVisitors']]);
    expect(present.map(({ key }) => key)).toEqual(['capex', 'jobsNew', 'landM2', 'naceCodes']);
    expect(decision.allowed).toBe(false);
  });

  test('above ten million a second visitor is asked, and the form says from which amount', () => {
    const { asked } = plan('site-visit');
    expect(asked[1]).toMatchObject({ atLeastEntries: 2, becauseOf: '1000000000', met: false });
    const filled = { ...noAnswers, values: { siteVisitOn: '2026-12-08', siteVisitors: ['沈国梁'] } };
    expect(plan('site-visit', filled).decision.allowed).toBe(false);
    const both = { ...filled, values: { ...filled.values, siteVisitors: ['沈国梁', '陆思琪'] } };
    expect(plan('site-visit', both).decision.allowed).toBe(true);
  });

  test('a field that was asked stays in the form when it is filled', () => {
    const { asked } = plan('site-visit', { ...noAnswers, values: { siteVisitOn: '2026-12-08' } });
    expect(askedKeys(asked)).toEqual([['siteVisitOn'], ['siteVisitors']]);
    expect(asked[0]?.met).toBe(true);
  });

  test('going back asks why and no fields', () => {
    const { asked, asksReason, decision } = plan('inquiry');
    expect(asked).toEqual([]);
    expect(asksReason).toBe(true);
    expect(decision).toMatchObject({ allowed: false, code: 'lead.reason-required' });
    expect(plan('inquiry', { ...noAnswers, reason: 'the plot is gone' }).decision.allowed).toBe(true);
  });

  test('a lost lead needs a reason, a sleeping one a day after today', () => {
    expect(plan('lost').decision).toMatchObject({ code: 'lead.reason-required', field: 'lostReason' });
    expect(plan('dormant', { ...noAnswers, wakeUpOn: '2026-11-24' }).decision).toMatchObject({
      code: 'lead.wake-up-required',
    });
    expect(plan('dormant', { ...noAnswers, wakeUpOn: '2026-11-25' }).decision.allowed).toBe(true);
  });

  test('what the server asks for is shown although we think that nothing is missing', () => {
    expect(askedKeys(plan('inquiry', noAnswers, lead, ['timeframe']).asked)).toEqual([['timeframe']]);
  });

  test('a signature is filled in with what was planned', () => {
    const answers = likelyAnswers(lead, stageNamed(stages, 'signed'), '2026-11-24');
    expect(answers.values).toMatchObject({
      'project.kind': 'investment',
      'project.value': { amountMinor: '1850000000', currency: 'EUR' },
      'project.jobs': 48,
      'project.signedOn': '2026-11-24',
    });
    expect(plan('signed', answers).decision.allowed).toBe(true);
    expect(needsNothing(plan('signed', answers), stageNamed(stages, 'signed'))).toBe(false);
  });
});

test('only a step forward into a stage without a gate is made without asking', () => {
  const at = (key: string) => stageNamed(stages, key);
  expect(isPlainStep(at('prospect'), at('inquiry'))).toBe(true);
  expect(isPlainStep(at('inquiry'), at('prospect'))).toBe(false);
  expect(isPlainStep(at('inquiry'), at('qualified'))).toBe(false);
  expect(isPlainStep(at('prospect'), at('lost'))).toBe(false);
  expect(isPlainStep(at('dormant'), at('inquiry'))).toBe(false);
});

describe('a move as the API takes it', () => {
  test('puts the fields of the track below its name', () => {
    const answers = { ...noAnswers, values: { siteVisitOn: '2026-12-08', expectedDecisionOn: '2027-02-26' } };
    expect(moveBody(lead, stageNamed(stages, 'site-visit'), answers)).toEqual({
      version: 3,
      toStageId: 'stage-site-visit',
      changes: { expectedDecisionOn: '2027-02-26', investment: { siteVisitOn: '2026-12-08' } },
    });
  });

  test('keeps a reason for losing out of every other move', () => {
    const answers = { ...noAnswers, lostReason: 'no-budget', winningLocation: ' Lille ' };
    expect(moveBody(lead, stageNamed(stages, 'inquiry'), answers)).toEqual({ version: 3, toStageId: 'stage-inquiry' });
    expect(moveBody(lead, stageNamed(stages, 'lost'), answers)).toMatchObject({
      lostReason: 'no-budget',
      winningLocation: 'Lille',
    });
  });
});
