import { describe, expect, test } from '@jest/globals';
import { createFormat } from './format.js';
import { initialsOf } from './initials.js';
import { normalisedAmount } from './normalised-amount.js';

const spaces = (text: string) => text.replaceAll('\u00A0', ' ');
const euro = (amountMinor: string) => ({ amountMinor, currency: 'EUR' }) as const;

describe('money at a glance', () => {
  test.each([
    ['en', '1850000000', '€ 18.5 m'],
    ['nl', '1850000000', '€ 18,5 mln'],
    ['zh', '1850000000', '1,850 万欧元'],
    ['en', '114000000000', '€ 1.1 bn'],
    ['en', '90000000', '€ 900 k'],
    ['en', '99999999', '€ 1.0 m'],
    ['en', '0', '€ 0'],
    ['zh', '4000000000000', '400 亿欧元'],
  ] as const)('%s reads %s cents as %s', (language, amount, text) => {
    expect(spaces(createFormat(language).moneyCompact(euro(amount)))).toBe(text);
  });

  test('yuan is told by its code, because ¥ is also Japan’s', () => {
    expect(spaces(createFormat('en').moneyCompact({ amountMinor: '15170000000', currency: 'CNY' }))).toBe(
      'CNY 151.7 m',
    );
  });
});

test('money in full is exact beyond what a number can hold', () => {
  expect(spaces(createFormat('en').money(euro('900719925474099312')))).toBe('€ 9,007,199,254,740,993.12');
});

test('days are written as each language writes them, and name their year only when it is another', () => {
  expect(createFormat('en').day('2026-11-24', 2026)).toBe('Tue 24 Nov');
  expect(createFormat('en').day('2027-01-05', 2026)).toBe('Tue 5 Jan 2027');
  expect(createFormat('nl').dayLong('2026-11-24')).toBe('dinsdag 24 november');
  expect(createFormat('zh').dayOfYear('2026-11-24')).toBe('2026年11月24日');
});

test('a calendar day never moves, whatever the zone of the machine', () => {
  expect(createFormat('en').dayOfYear('2026-03-29')).toBe('29 Mar 2026');
  expect(createFormat('en').dayIn('2026-03-28T23:30:00Z', 'Europe/Brussels')).toBe('2026-03-29');
});

test('an instant is told on both clocks', () => {
  const format = createFormat('en');
  expect(format.time('2026-11-24T08:20:00Z', 'Europe/Brussels')).toBe('09:20');
  expect(format.time('2026-11-24T08:20:00Z', 'Asia/Shanghai')).toBe('16:20');
});

test('Chinese names sort by their sound', () => {
  expect(['宁波', '杭州', '绍兴'].toSorted(createFormat('zh').compare)).toEqual(['杭州', '宁波', '绍兴']);
});

test.each([
  ['Lore Vandecasteele', 'LV'],
  ['沈国梁', '沈'],
  ['Anne-Sophie de Brouwer', 'AB'],
  ['Wang', 'W'],
  ['', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test.each([
  ['en', '4.5 m', '4500000'],
  ['nl', '4,5 mln', '4500000'],
  ['zh', '450 万', '4500000'],
  ['zh', '1.2亿', '120000000'],
  ['en', '1,850,000.50', '1850000.50'],
  ['nl', '1.850.000,50', '1850000.50'],
  ['nl', '1.850', '1850'],
  ['en', '1.85', '1.85'],
  ['en', '1 850 000', '1850000'],
  ['en', '0.0000001 bn', '100'],
  ['en', 'plenty', 'plenty'],
])('in %s, %s is typed for %s', (language, typed, decimal) => {
  expect(Number(normalisedAmount(typed, language))).toBe(Number(decimal));
});
