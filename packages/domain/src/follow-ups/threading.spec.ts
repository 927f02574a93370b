import { expect, test } from '@jest/globals';
import { THREAD_LENGTH, threadOf } from './threading.js';

test('the first message to somebody about a lead begins a thread', () => {
  expect(threadOf([])).toEqual({ inReplyTo: null, references: [] });
});

test('a later one continues the last and names all of them, the oldest first', () => {
  expect(threadOf(['<1@b>'])).toEqual({ inReplyTo: '<1@b>', references: ['<1@b>'] });
  expect(threadOf(['<1@b>', '<2@b>'])).toEqual({ inReplyTo: '<2@b>', references: ['<1@b>', '<2@b>'] });
});

test('a long thread is named by its last messages', () => {
  const earlier = Array.from({ length: 30 }, (_unused, index) => `<${index}@b>`);
  const { inReplyTo, references } = threadOf(earlier);
  expect(inReplyTo).toBe('<29@b>');
  expect(references).toHaveLength(THREAD_LENGTH);
  expect([references[0], references.at(-1)]).toEqual(['<20@b>', '<29@b>']);
});
