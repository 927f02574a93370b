import { describe, expect, test } from '@jest/globals';
import { announcedAtSignature } from './announced.js';

const euros = (amount: bigint) => ({ amountMinor: amount * 100n, currency: 'EUR' });

describe('what a signature announces', () => {
  test('is the value alone when nothing else was given', () => {
    expect(announcedAtSignature({ kind: 'trade-contract', value: euros(5n), capex: null, jobs: null })).toEqual([
      { measure: 'contract-value', money: euros(5n), jobs: null },
    ]);
  });

  test('of an investment is its value as capex too, unless another capex was given', () => {
    const capexOf = (capex: ReturnType<typeof euros> | null) =>
      announcedAtSignature({ kind: 'investment', value: euros(5n), capex, jobs: null }).find(
        ({ measure }) => measure === 'capex',
      )?.money;
    expect(capexOf(null)).toEqual(euros(5n));
    expect(capexOf(euros(3n))).toEqual(euros(3n));
  });

  test('has jobs when they were given, also none', () => {
    const jobsOf = (jobs: number | null) =>
      announcedAtSignature({ kind: 'mou', value: euros(1n), capex: null, jobs }).find(
        ({ measure }) => measure === 'jobs',
      );
    expect(jobsOf(0)).toEqual({ measure: 'jobs', money: null, jobs: 0 });
    expect(jobsOf(null)).toBeUndefined();
  });
});
