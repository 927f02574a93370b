import { describe, expect, test } from '@jest/globals';
import { reasonToCallOff, type OpenFollowUp } from './calling-off.js';
import { nextStepOf, type StepCandidate } from './next-step.js';
import { FOLLOW_UP_STATES } from './state.js';

const task: OpenFollowUp = {
  kind: 'task',
  state: 'planned',
  acknowledgement: false,
  byRule: true,
  plannedForStageId: null,
};
const message: OpenFollowUp = { ...task, kind: 'message' };
const onwards = { fromStageId: 'a', toCategory: 'open' } as const;

describe('when a lead moves', () => {
  test('what was planned for the stage it left is called off, and nothing else', () => {
    expect(reasonToCallOff({ ...task, plannedForStageId: 'a' }, onwards)).toBe('stage-left');
    expect(reasonToCallOff({ ...message, plannedForStageId: 'a' }, onwards)).toBe('stage-left');
    expect(reasonToCallOff({ ...task, plannedForStageId: 'b' }, onwards)).toBeNull();
    expect(reasonToCallOff(task, onwards)).toBeNull();
  });

  test('the messages of a closed lead are called off', () => {
    expect(reasonToCallOff(message, { ...onwards, toCategory: 'signed' })).toBe('lead-closed');
    expect(reasonToCallOff(message, { ...onwards, toCategory: 'lost' })).toBe('lead-closed');
    expect(reasonToCallOff(message, { ...onwards, toCategory: 'dormant' })).toBeNull();
  });

  test('the tasks of a rule end with a lost lead, those made by a person stay', () => {
    expect(reasonToCallOff(task, { ...onwards, toCategory: 'lost' })).toBe('lead-closed');
    expect(reasonToCallOff({ ...task, byRule: false }, { ...onwards, toCategory: 'lost' })).toBeNull();
    expect(reasonToCallOff(task, { ...onwards, toCategory: 'signed' })).toBeNull();
  });

  test('an acknowledgement goes out in any case', () => {
    expect(reasonToCallOff({ ...message, acknowledgement: true }, { ...onwards, toCategory: 'lost' })).toBeNull();
  });

  test('what may have left is never called off', () => {
    const stopped = FOLLOW_UP_STATES.filter(
      (state) => reasonToCallOff({ ...message, state, plannedForStageId: 'a' }, onwards) !== null,
    );
    expect(stopped).toEqual(['planned', 'claimed', 'failed']);
  });
});

describe("a lead's next step", () => {
  const step = (id: string, dueAt: string, change: Partial<StepCandidate> = {}): StepCandidate => ({
    id,
    kind: 'task',
    state: 'planned',
    acknowledgement: false,
    dueAt,
    ...change,
  });

  test('is the first thing that is still to happen', () => {
    const steps = [
      step('late', '2026-03-11T08:00:00.000Z'),
      step('done', '2026-03-09T08:00:00.000Z', { state: 'done' }),
      step('next', '2026-03-10T08:00:00.000Z', { kind: 'message', state: 'failed' }),
    ];
    expect(nextStepOf(steps)?.id).toBe('next');
  });

  test('is no acknowledgement and nothing that waits for a decision', () => {
    const none = [
      step('a', '2026-03-09T08:00:00.000Z', { kind: 'message', acknowledgement: true }),
      step('b', '2026-03-09T08:00:00.000Z', { kind: 'message', state: 'uncertain' }),
      step('c', '2026-03-09T08:00:00.000Z', { kind: 'message', state: 'dead' }),
    ];
    expect(nextStepOf(none)).toBeNull();
  });
});
