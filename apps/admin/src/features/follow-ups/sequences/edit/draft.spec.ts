import { describe, expect, test } from '@jest/globals';
import { definition, messageStep, sampleSequence, taskStep } from '../testing/sequence-samples.js';
import {
  addStep,
  asKind,
  draftOf,
  duplicateStep,
  emptyDraft,
  inOrder,
  insertStep,
  moveStep,
  problemsOf,
  removeStep,
  withStep,
} from './draft.js';
import type { SequenceDraft } from './draft.js';

const draft = draftOf(sampleSequence(), sampleSequence());
const line = ({ definition: { steps } }: SequenceDraft) =>
  steps.map(({ key, delayWorkingDays }) => [key, delayWorkingDays]);

describe('a draft', () => {
  test('of a sound version is sound', () => {
    expect(problemsOf(draft)).toEqual([]);
  });

  test('keeps its delays ascending when steps change places: they exchange them', () => {
    expect(line(moveStep(draft, 'reminder', -1)).slice(1, 3)).toEqual([
      ['reminder', 3],
      ['greeting', 7],
    ]);
    expect(problemsOf(moveStep(draft, 'thanks', 1))).toEqual([]);
    expect(moveStep(draft, 'thanks', -1)).toBe(draft);
  });

  test('gives a new step a key that no step ever had, three working days after the last', () => {
    const added = addStep(draft, 'task', ['step-5', 'step-6']);
    expect(line(added).at(-1)).toEqual(['step-7', 10]);
    expect(line(duplicateStep(draft, 'thanks')).slice(0, 2)).toEqual([
      ['thanks', 1],
      ['step-5', 1],
    ]);
  });

  test('takes a removed step back where it was', () => {
    const step = definition.steps[1]!;
    expect(insertStep(removeStep(draft, 'greeting'), step, 1)).toEqual(draft);
  });

  test('says where a delay is too early, and puts the steps in order', () => {
    const early = withStep(draft, 'reminder', messageStep('reminder', { delayWorkingDays: 2 }));
    expect(problemsOf(early)).toEqual([{ path: 'definition.steps.2.delayWorkingDays', code: 'out-of-order' }]);
    expect(line(inOrder(early)).map(([key]) => key)).toEqual(['thanks', 'reminder', 'greeting', 'call']);
  });

  test('keeps what a step is for when it becomes of the other kind', () => {
    const step = definition.steps[0]!;
    expect(asKind(step, 'task')).toMatchObject({ kind: 'task', key: 'thanks', titles: step.names });
    expect(asKind(step, 'message')).toBe(step);
  });
});

describe('what keeps a draft from being saved', () => {
  test('of nothing is its names and that there is no step', () => {
    expect(problemsOf(emptyDraft()).map(({ path }) => path)).toEqual([
      'names.nl',
      'names.en',
      'names.zh',
      'definition.steps',
    ]);
  });

  test('is a message without a template', () => {
    const without = withStep(draft, 'thanks', messageStep('thanks', { templateKey: '' }));
    expect(problemsOf(without)).toEqual([{ path: 'definition.steps.0.templateKey', code: 'required' }]);
  });

  test('is a variable there is none of, in any text of a task', () => {
    const faulty = taskStep('greeting', { copyText: '{{contact.colour}}', hints: { nl: '{{', en: '', zh: '' } });
    expect(problemsOf(withStep(draft, 'greeting', faulty))).toEqual([
      { path: 'definition.steps.1.hints.nl', code: 'faulty' },
      { path: 'definition.steps.1.copyText', code: 'faulty' },
    ]);
  });
});
