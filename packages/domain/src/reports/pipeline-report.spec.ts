import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CURRENCIES, type ExchangeRate } from '../money/money.js';
import { pipelineTotals, type StageSum } from './pipeline-report.js';

const rates: ExchangeRate[] = [
  { currency: 'CNY', date: '2026-11-20', unitsPerEuro: '8.2000' },
  { currency: 'USD', date: '2026-11-20', unitsPerEuro: '1.1000' },
];
const sum = (change: Partial<StageSum>): StageSum => ({
  stageId: 'a',
  currency: 'EUR',
  count: 1,
  amountMinor: 100n,
  weightedBp: 100n * 2_500n,
  ...change,
});

describe('the open pipeline', () => {
  test('converts each currency of a stage once and keeps the amounts it came from', () => {
    const totals = pipelineTotals(
      ['a'],
      [sum({}), sum({ currency: 'CNY', amountMinor: 820n, weightedBp: 820n * 5_000n })],
      rates,
      '2026-11-24',
    );
    expect(totals.stages[0]).toEqual({
      stageId: 'a',
      count: 2,
      perCurrency: [
        { currency: 'EUR', amountMinor: 100n },
        { currency: 'CNY', amountMinor: 820n },
      ],
      euroCents: 200n,
      weightedEuroCents: 75n,
    });
  });

  test('counts a lead without a value and shows a stage without leads', () => {
    const totals = pipelineTotals(
      ['a', 'b'],
      [sum({ currency: null, amountMinor: 0n, weightedBp: 0n })],
      rates,
      '2026-11-24',
    );
    expect(totals.stages.map(({ count, euroCents }) => [count, euroCents])).toEqual([
      [1, 0n],
      [0, 0n],
    ]);
  });

  test('says which currency had no rate instead of leaving it out silently', () => {
    expect(pipelineTotals(['a'], [sum({ currency: 'USD' })], rates, '2026-11-19')).toMatchObject({
      euroCents: 0n,
      withoutRate: ['USD'],
    });
  });

  test('always adds up: lines to totals, for counts, euro and weighted euro', () => {
    const anySum = fc.record({
      stageId: fc.constantFrom('a', 'b', 'c'),
      currency: fc.constantFrom(...CURRENCIES, null),
      count: fc.nat(1_000),
      amountMinor: fc.bigInt(0n, 10n ** 15n),
      weightedBp: fc.bigInt(0n, 10n ** 19n),
    });
    fc.assert(
      fc.property(fc.array(anySum), (sums) => {
        const { stages, ...totals } = pipelineTotals(['a', 'b', 'c'], sums, rates, '2026-11-24');
        expect(totals.count).toBe(sums.reduce((total, each) => total + each.count, 0));
        expect(totals.euroCents).toBe(stages.reduce((total, line) => total + line.euroCents, 0n));
        expect(totals.weightedEuroCents).toBe(stages.reduce((total, line) => total + line.weightedEuroCents, 0n));
      }),
    );
  });
});
