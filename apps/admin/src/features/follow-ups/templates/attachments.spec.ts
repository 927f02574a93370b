import { describe, expect, test } from '@jest/globals';
import { areSame, meetFiles, reasonNotToAdd } from './attachments.js';

const file = (id: string, size = 1_000_000) => ({ id, name: `${id}.pdf`, contentType: 'application/pdf', size });
const [a, b, c, d] = [file('a'), file('b'), file('c'), file('d')] as const;

describe('files that two people changed', () => {
  test.each([
    ['what I added stands behind theirs', [a], [a, b], [a, c], [a, b, c]],
    ['what I took away is gone, what they took away too', [a, b, c], [a, c], [b, c], [c]],
    ['what neither touched stays', [a], [a], [a], [a]],
    ['what both added is there once', [], [d], [d], [d]],
  ])('%s', (_name, base, theirs, mine, met) => {
    expect(meetFiles(base, theirs, mine)).toEqual(met);
  });

  test('are others in another order', () => {
    expect([areSame([a, b], [a, b]), areSame([a, b], [b, a]), areSame([a], [a, b])]).toEqual([true, false, false]);
  });
});

test('five files and five megabytes go with a mail', () => {
  expect(reasonNotToAdd([a, b, c, d], [file('e')])).toBeNull();
  expect(reasonNotToAdd([a, b, c, d], [file('e', 1_000_001)])).toBe('large');
  expect(reasonNotToAdd([a, b, c, d], [file('e', 1), file('f', 1)])).toBe('many');
  expect(reasonNotToAdd([], [file('e', 0)])).toBe('empty');
});
