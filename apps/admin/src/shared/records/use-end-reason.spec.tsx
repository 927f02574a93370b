import { beforeAll, expect, test } from '@jest/globals';
import { renderHook } from '@testing-library/react';
import { inLanguage } from '../testing/render.js';
import { useEndReason } from './use-end-reason.js';

beforeAll(() => inLanguage('en', 'overview', 'leads'));

test.each([
  ['server-refused', 'the mail server refused it'],
  ['template-missing-value:owner.phone,lead.number', 'its template cannot be filled in: owner.phone,lead.number'],
  ['attachment-unreadable:投资指南: 2026.pdf', 'its attachment cannot be read: 投资指南: 2026.pdf'],
  ['They called us', 'They called us'],
])('%s reads as words', (reason, words) => {
  expect(renderHook(() => useEndReason()).result.current(reason)).toBe(words);
});
