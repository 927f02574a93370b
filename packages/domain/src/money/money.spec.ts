import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BASIS_POINTS, divideHalfEven, minorUnitsOf, rateOn, toEuroCents } from './money.js';

describe('rounding half to even', () => {
  test.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [10n, 4n, 2n],
    [11n, 4n, 3n],
    [0n, 9n, 0n],
  ])('%s ÷ %s is %s', (numerator, denominator, result) => {
    expect(divideHalfEven(numerator, denominator)).toBe(result);
  });

  test('the result is never further than half a unit from the exact quotient', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (numerator, denominator) => {
        const rest = numerator - divideHalfEven(numerator, denominator) * denominator;
        expect(2n * (rest < 0n ? -rest : rest) <= denominator).toBe(true);
      }),
    );
  });

  test('rounding is symmetric around zero', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (numerator, denominator) => {
        expect(divideHalfEven(-numerator, denominator)).toBe(-divideHalfEven(numerator, denominator));
      }),
    );
  });
});

describe('converting to euro', () => {
  test('151.7 million yuan at 8.20 is 18.5 million euro', () => {
    expect(toEuroCents(15_170_000_000n, '8.20')).toBe(1_850_000_000n);
  });

  test('a weighted sum is rounded once, not once for the weight and once for the rate', () => {
    const amount = 333n;
    const probability = 3_333n;
    const once = toEuroCents(amount * probability, '1.5', BASIS_POINTS);
    expect(once).toBe(divideHalfEven(amount * probability * 10n, 15n * BASIS_POINTS));
  });

  test('euro converts to itself', () => {
    fc.assert(fc.property(fc.bigInt(), (amount) => toEuroCents(amount, '1') === amount));
  });

  test.each(['0', '-1', '', 'abc', '1,5', '0.000'])('the rate %j is refused', (rate) => {
    expect(() => toEuroCents(1n, rate)).toThrow(RangeError);
  });
});

describe('the rate of a day', () => {
  const rates = [
    { currency: 'CNY', date: '2026-11-18', unitsPerEuro: '8.1' },
    { currency: 'CNY', date: '2026-11-20', unitsPerEuro: '8.2' },
    { currency: 'USD', date: '2026-11-20', unitsPerEuro: '1.1' },
  ] as const;

  test('is the newest on or before it, so a weekend takes the Friday', () => {
    expect(rateOn(rates, 'CNY', '2026-11-22')?.unitsPerEuro).toBe('8.2');
    expect(rateOn(rates, 'CNY', '2026-11-19')?.unitsPerEuro).toBe('8.1');
  });

  test('is unknown before the first one', () => {
    expect(rateOn(rates, 'USD', '2026-11-19')).toBeUndefined();
  });

  test('of the euro is 1 on every day', () => {
    expect(rateOn([], 'EUR', '2026-11-19')?.unitsPerEuro).toBe('1');
  });
});

test.each([
  ['18.5', 1850n],
  ['0.05', 5n],
  ['-3', -300n],
  ['1.005', undefined],
  ['', undefined],
  ['1e3', undefined],
])('%j typed is %s minor units', (typed, minor) => {
  expect(minorUnitsOf(typed)).toBe(minor);
});
