import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import { setServerTime } from '../../../shared/time/now.js';
import { sampleMessage } from '../testing/lead-samples.js';
import { UncertainItem } from './uncertain-item.js';
import { useFollowUpActions } from './use-follow-up-actions.js';

const message = sampleMessage({ state: 'uncertain' });

beforeAll(() => inLanguage('en', 'leads', 'records'));
beforeEach(() => setServerTime(Date.parse('2026-11-24T11:12:00Z')));
afterEach(cleanup);

function Item() {
  return <UncertainItem followUp={message} actions={useFollowUpActions('lead-1')} />;
}

function decideBy(choice: string, leaving: unknown) {
  const calls = stubApi(({ key }) => (key.endsWith('/decide') ? { json: { ...message, leaving } } : undefined));
  renderOnPage(<Item />);
  return screen.findByRole('button', { name: choice }).then((button) => {
    fireEvent.click(button);
    return calls;
  });
}

test('a message that is sent now from its lead says until when it waits', async () => {
  const waiting = { at: '2026-11-25T01:00:00Z', waitsFor: 'quiet-hours', region: 'CN' };
  const calls = await decideBy('It did not, send now', waiting);
  expect(await screen.findByText(/^Leaves Wed 25 Nov 09:00 Hangzhou · 02:00 Kortrijk/)).toBeTruthy();
  expect(calls).toContainEqual(expect.objectContaining({ body: { version: 3, decision: 'send-now' } }));
});

test('a message that went is decided, and nothing is said of leaving', async () => {
  await decideBy('It went', null);
  expect(await screen.findByText('Decided: Site visit: programme')).toBeTruthy();
});
