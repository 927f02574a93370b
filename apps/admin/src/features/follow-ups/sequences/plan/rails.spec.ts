import { describe, expect, test } from '@jest/globals';
import type { StepCondition } from '@brug/domain/sequences';
import { railsOf } from './rails.js';

const always = { condition: null };
const when = (is: boolean, fact: StepCondition['fact'] = 'replied') => ({ condition: { fact, is } });

describe('the rails of a sequence', () => {
  test('are one while no condition has its opposite', () => {
    expect(railsOf([always, when(false), when(false)])).toEqual({ railOf: [0, 0, 0], branches: [] });
  });

  test('are two where it has: the way that begins first goes straight on', () => {
    const { railOf, branches } = railsOf([always, when(false), when(true), when(false), always]);
    expect(railOf).toEqual([0, 0, 1, 0, 0]);
    expect(branches).toEqual([{ fact: 'replied', is: true, steps: [2], from: 0, to: 4 }]);
  });

  test('part at the trigger when the first step decides, and may never meet again', () => {
    const { branches } = railsOf([when(true), when(false), when(false)]);
    expect(branches).toEqual([{ fact: 'replied', is: false, steps: [1, 2], from: -1, to: null }]);
  });

  test('meet at a step for both ways and part again after it', () => {
    const { branches } = railsOf([always, when(false), when(true), always, when(false), when(true)]);
    expect(branches.map(({ steps, from, to }) => [steps, from, to])).toEqual([
      [[2], 0, 3],
      [[5], 3, null],
    ]);
  });

  test('of different facts do not mix', () => {
    expect(railsOf([when(false), when(true, 'meeting-booked')]).railOf).toEqual([0, 0]);
  });
});
