import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { ExplainedFollowUp, FollowUp } from '@brug/contracts/follow-ups';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import { setServerTime } from '../../../shared/time/now.js';
import { sampleLead, sampleMessage, sampleStages } from '../testing/lead-samples.js';
import { FollowUpList } from './follow-up-list.js';
import { useFollowUpActions } from './use-follow-up-actions.js';

const lead = sampleLead(sampleStages('investment'));

beforeAll(() => inLanguage('en', 'leads', 'records', 'overview', 'tasks'));
beforeEach(() => setServerTime(Date.parse('2026-11-24T11:12:00Z')));
afterEach(() => {
  cleanup();
  notifications.clean();
});

function List({ message }: { readonly message: FollowUp }) {
  const explained: ExplainedFollowUp = {
    ...message,
    explanation: { countedFrom: null, actingRegion: 'CN', days: [], unpublishedYears: [], moved: false },
    ownerTimeZone: 'Europe/Brussels',
  };
  return (
    <FollowUpList lead={lead} followUps={[explained]} actions={useFollowUpActions(lead.id)} onPlan={() => undefined} />
  );
}

function show(changes: Partial<FollowUp>) {
  const message = sampleMessage({ state: 'dead', overdue: true, ...changes });
  const leaving = { at: '2026-11-24T11:12:00Z', waitsFor: 'pause', region: 'CN' };
  const calls = stubApi(({ key, body }) => {
    if (!key.endsWith('/decide')) return undefined;
    const { decision } = body as { readonly decision: string };
    return { json: { ...message, leaving: decision === 'send-now' ? leaving : null } };
  });
  renderOnPage(<List message={message} />);
  return { sent: () => calls.filter(({ key }) => key.endsWith('/decide')).map(({ body }) => body) };
}

test('a message that could not be sent is sent again, and what holds it is said', async () => {
  const { sent } = show({});
  fireEvent.click(await screen.findByRole('button', { name: 'Send again now' }));
  expect(await screen.findByText(/^Held by the pause of sending, leaves only after it/)).toBeTruthy();
  expect(sent()).toEqual([{ version: 3, decision: 'send-now' }]);
});

test('a message that could not be sent is dropped', async () => {
  const { sent } = show({});
  fireEvent.click(await screen.findByRole('button', { name: 'Not wanted any more' }));
  await waitFor(() => expect(sent()).toEqual([{ version: 3, decision: 'drop' }]));
});

test.each([
  ['who may not decide', { may: { complete: true, decide: false } }],
  ['a message that is planned', { state: 'planned' }],
] as const)('there is nothing to decide for %s', async (_, changes) => {
  show(changes);
  await screen.findByText('Site visit: programme');
  expect(screen.queryByRole('button', { name: 'Send again now' })).toBeNull();
});
