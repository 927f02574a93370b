import { expect, test } from '@jest/globals';
import { givenDay, givenInstant, line, text } from './primitives.js';

test.each([
  ['0000-01-01', false],
  ['1899-12-31', false],
  ['1900-01-01', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2199-12-31', true],
  ['9999-12-31', false],
])('somebody may give the day %s: %s', (value, valid) => {
  expect(givenDay.safeParse(value).success).toBe(valid);
});

test.each([
  ['0000-01-01T00:00:00Z', false],
  ['2026-03-09T09:00:00Z', true],
  ['2026-03-09T09:00:00.123456789Z', true],
  ['2026-03-09T09:00:00.1234567890Z', false],
  ['2026-03-09T09:00:00+01:00', false],
  ['2199-12-31T23:59:59.999Z', true],
  ['9999-12-31T23:59:59Z', false],
])('somebody may give the instant %s: %s', (value, valid) => {
  expect(givenInstant.safeParse(value).success).toBe(valid);
});

test('text is text that can be stored: every script, but no NUL and no half of a character', () => {
  for (const schema of [line(50), text(50)]) {
    for (const good of ['绍兴锦兰', '𠮷野家 👨‍👩‍👧', "D'Hondt & Zonen"]) expect(schema.safeParse(good).success).toBe(true);
    for (const bad of ['a\u0000b', '\uD800', 'a\uDC00b', '\uDC00\uD800'])
      expect(schema.safeParse(bad).success).toBe(false);
  }
  expect(text(50).safeParse('two\nlines').success).toBe(true);
  expect(line(50).safeParse('two\nlines').success).toBe(false);
});
