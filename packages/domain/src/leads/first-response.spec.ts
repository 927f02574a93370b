import { describe, expect, it } from '@jest/globals';
import { countsAsResponse } from './first-response.js';

describe('what counts as a response', () => {
  it.each([
    ['call', 'reached', true],
    ['call', 'no-answer', false],
    ['call', 'left-message', false],
    ['call', null, false],
    ['meeting', null, true],
    ['wechat', null, true],
    ['note', null, false],
    ['site-visit', null, false],
    ['mail-out', null, false],
    ['mail-in', null, false],
  ])('a %s (%s) counts: %s', (kind, outcome, counts) => {
    expect(countsAsResponse({ kind, outcome })).toBe(counts);
  });
});
