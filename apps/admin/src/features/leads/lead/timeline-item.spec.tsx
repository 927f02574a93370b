import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import type { TimelineEntry } from '@brug/contracts/activities';
import { inLanguage, renderInApp } from '../../../shared/testing/render.js';
import { TimelineItem } from './timeline-item.js';

beforeAll(() => inLanguage('en', 'leads', 'records'));
afterEach(cleanup);

test.each([
  ['no-lawful-basis', 'no lawful basis'],
  ['opted-out', 'the person opted out'],
  ['address-bounced', 'mail to this address came back'],
  ['The fair was called off.', 'The fair was called off.'],
])('a message that did not leave says why: %s', (reason, words) => {
  const entry: TimelineEntry = {
    type: 'follow-up',
    id: '01936b2e-7f00-7000-8000-000000000001',
    at: '2026-03-09T09:00:00Z',
    author: null,
    kind: 'message',
    taskKind: null,
    state: 'skipped',
    title: 'How are you getting on?',
    reason,
  };
  renderInApp(<TimelineItem entry={entry} stages={[]} />);
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getByText('Skipped')).toBeTruthy();
});
