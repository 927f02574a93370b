import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import type { SequenceSummary } from '@brug/contracts/sequences';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import { sampleManager } from '../testing/samples.js';
import { repliedShare } from './replied-share.js';
import { SequencesPage } from './sequences-page.js';

beforeAll(() => inLanguage('en', 'sequences', 'templates', 'records'));
afterEach(cleanup);

function show(role: string, items: readonly SequenceSummary[] = []) {
  stubApi(({ key }) => {
    if (key === 'GET /me') return { json: { ...sampleManager, role } };
    return key === 'GET /sequences' ? { json: { items, nextCursor: null } } : undefined;
  });
  renderOnPage(<SequencesPage />);
}

test('an empty list says what a sequence is, and has the button that begins one', async () => {
  show('manager');
  expect(await screen.findByText('No sequences yet')).toBeTruthy();
  const [link] = screen.getAllByRole('link', { name: /^New sequence/ });
  expect(link?.getAttribute('href')).toBe('/follow-ups/sequences/new');
});

test('who may not change sequences is not offered to make one', async () => {
  show('account-manager');
  await screen.findByText('No sequences yet');
  expect(screen.queryByRole('link', { name: /^New sequence/ })).toBeNull();
});

test('the share of replies counts every run there ever was', () => {
  expect(repliedShare({ running: 38, paused: 2, pausedTogether: 0, finished: 50, stopped: 10, replied: 61 })).toBe(
    6100,
  );
  expect(repliedShare({ running: 0, paused: 0, pausedTogether: 0, finished: 0, stopped: 0, replied: 0 })).toBeNull();
});
