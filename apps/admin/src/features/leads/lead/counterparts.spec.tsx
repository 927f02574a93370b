import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { Counterpart, Lead } from '@brug/contracts/leads';
import { queryClient } from '../../../shared/api/query-client.js';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import type { Answer } from '../../../shared/testing/stub-api.js';
import { leadKey } from '../api/lead.query.js';
import { sampleLead, sampleStages } from '../testing/lead-samples.js';
import { Counterparts } from './counterparts.js';

const suggested: Counterpart = {
  id: '01936b2e-7f00-7000-8000-000000000020',
  version: 1,
  organisation: {
    id: '01936b2e-7f00-7000-8000-000000000021',
    name: 'Vlasbedrijf Dewulf',
    chineseName: null,
    country: 'BE',
    placeKey: null,
    placeNames: null,
    knownFor: null,
  },
  state: 'suggested',
  reason: 'same cluster',
  changedAt: '2026-11-20T09:00:00Z',
};
const lead = sampleLead(sampleStages('investment'), { counterparts: [suggested] });

beforeAll(() => inLanguage('en', 'leads', 'common', 'errors'));
afterEach(() => {
  cleanup();
  notifications.clean();
  queryClient.clear();
});

/** Accepts the counterpart on a lead of which the server answers so; the app's own client says what nobody else says of failures. */
async function accept(answer: Answer): Promise<void> {
  stubApi(({ key }) => (key.startsWith('PATCH') ? answer : undefined));
  renderOnPage(
    <QueryClientProvider client={queryClient}>
      <Counterparts lead={lead} />
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Accept' }));
}

const asItIsNow = (change: Partial<Counterpart>): Lead => ({ ...lead, counterparts: [{ ...suggested, ...change }] });
const conflict = (current: Lead): Answer => ({ problem: { status: 409, code: 'version.conflict', current } });

test.each([
  ['rejected', /^Somebody else was first and rejected Vlasbedrijf Dewulf/],
  ['introduced', /^Somebody else was first: Vlasbedrijf Dewulf was introduced/],
  ['suggested', /^Somebody else changed Vlasbedrijf Dewulf in the meantime/],
] as const)('a counterpart that somebody else %s first says so, once, and is shown as it is', async (state, words) => {
  const current = asItIsNow({ version: 2, state });
  await accept(conflict(current));
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  expect(screen.queryByText(/compare and choose/)).toBeNull();
  expect(queryClient.getQueryData(leadKey(lead.id))).toEqual(current);
});

test('a counterpart that is no longer there is said to have changed', async () => {
  await accept(conflict({ ...lead, counterparts: [] }));
  expect(await screen.findByText(/^Somebody else changed Vlasbedrijf Dewulf/)).toBeTruthy();
});

test('what else goes wrong is said as everywhere', async () => {
  await accept({ problem: { status: 403, code: 'auth.forbidden' } });
  expect(await screen.findByText('You may see this, but not do it.')).toBeTruthy();
  expect(screen.getAllByRole('alert')).toHaveLength(1);
});
