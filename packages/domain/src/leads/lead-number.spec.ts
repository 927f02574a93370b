import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TRACKS } from '../tracks/tracks.js';
import { formatLeadNumber, leadNumberPrefix, parseLeadNumber } from './lead-number.js';

test('the 42nd investment lead of 2026 is INV-2026-0042', () => {
  expect(formatLeadNumber('investment', 2026, 42)).toBe('INV-2026-0042');
});

test('a year with more than 9 999 leads goes on with five digits', () => {
  expect(formatLeadNumber('export', 2026, 10_000)).toBe('EXP-2026-10000');
});

test('every number reads back as it was given, also typed in small letters', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TRACKS),
      fc.integer({ min: 2000, max: 2999 }),
      fc.integer({ min: 1, max: 2e6 }),
      (track, year, sequence) => {
        expect(parseLeadNumber(` ${formatLeadNumber(track, year, sequence).toLowerCase()} `)).toEqual({
          track,
          year,
          sequence,
        });
      },
    ),
  );
});

test.each(['', 'INV-26-0042', 'INV-2026-42', 'ABC-2026-0042'])('%j is no lead number', (typed) => {
  expect(parseLeadNumber(typed)).toBeUndefined();
});

test.each([
  ['inv-2026-00', 'INV-2026-00'],
  ['EXP 2026', 'EXP-2026-'],
  ['inv20260042', 'INV-2026-0042'],
  ['INV-20', 'INV-20'],
])('the beginning of a number, typed as %j, asks for numbers that begin with %j', (typed, prefix) => {
  expect(leadNumberPrefix(typed)).toBe(prefix);
});

test.each(['inv', 'export', 'exp barco', '2026', ''])('%j is not the beginning of a number', (typed) => {
  expect(leadNumberPrefix(typed)).toBeUndefined();
});
