import { describe, expect, test } from '@jest/globals';
import { definition, messageStep, sampleSequence, taskStep } from '../testing/sequence-samples.js';
import { changesBetween } from './compare.js';
import type { SequenceContent } from './compare.js';

const before: SequenceContent = sampleSequence();
const withSteps = (...steps: SequenceContent['definition']['steps']): SequenceContent => ({
  ...before,
  definition: { ...definition, steps },
});
const [thanks, greeting, reminder, call] = definition.steps;

describe('what one version changes of another', () => {
  test('is nothing when only the order of keys or of stop conditions differs', () => {
    const copy = JSON.parse(JSON.stringify(before)) as SequenceContent;
    const { steps, ...rest } = copy.definition;
    const same = {
      names: copy.names,
      definition: { steps, ...rest, stopConditions: rest.stopConditions.toReversed() },
    };
    expect(changesBetween(before, same)).toEqual([]);
  });

  test('is told by step and by what of it', () => {
    const after = withSteps(
      thanks!,
      taskStep('greeting', { delayWorkingDays: 4, copyText: '您好' }),
      messageStep('new', { delayWorkingDays: 6 }),
      reminder!,
    );
    expect(changesBetween(before, after)).toMatchObject([
      { what: 'step-changed', step: { key: 'greeting' }, aspects: ['delay', 'copyText'] },
      { what: 'step-added', step: { key: 'new' } },
      { what: 'step-removed', step: { key: 'call' } },
    ]);
  });

  test('is the place of steps that were put in another order', () => {
    const changes = changesBetween(before, withSteps(greeting!, thanks!, reminder!, call!));
    expect(changes.map((change) => 'aspects' in change && [change.step.key, change.aspects])).toEqual([
      ['greeting', ['order']],
      ['thanks', ['order']],
    ]);
  });

  test('is not the order when a step in front is gone', () => {
    expect(changesBetween(before, withSteps(greeting!, reminder!, call!))).toMatchObject([
      { what: 'step-removed', step: { key: 'thanks' } },
    ]);
  });

  test('names settings that differ', () => {
    const after = { names: { ...before.names, zh: '会后' }, definition: { ...definition, track: null } };
    expect(changesBetween(before, after).map(({ what }) => what)).toEqual(['names', 'track']);
  });
});
