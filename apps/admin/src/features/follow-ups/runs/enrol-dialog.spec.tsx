import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnrolmentPreview } from '@brug/contracts/sequences';
import { inLanguage } from '../../../shared/testing/render.js';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import type { Answer, ApiCall } from '../../../shared/testing/stub-api.js';
import { setServerTime } from '../../../shared/time/now.js';
import { sampleLeadRef, samplePreview, sampleSequence } from '../testing/samples.js';
import { EnrolDialog } from './enrol-dialog.js';

// Dialogues of many fields are typed into.
jest.setTimeout(30_000);

const browserFetch = globalThis.fetch;
const previewKey = `POST /sequences/${sampleSequence.id}/enrolment-previews`;
const enrolKey = `POST /sequences/${sampleSequence.id}/enrolments`;
const other = { ...sampleLeadRef, id: 'lead-other', number: 'INV-2026-0099' };

beforeAll(() => {
  setServerTime(Date.parse('2026-11-24T08:12:00Z'));
  return inLanguage('en', 'runs', 'templates', 'records');
});
afterEach(() => {
  cleanup();
  globalThis.fetch = browserFetch;
});

interface Asked {
  readonly leadIds: readonly string[];
  readonly triggerAt?: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Answers previews by lead, and begins whatever is asked unless told otherwise. */
function server(previewOf: (leadId: string, asked: Asked) => Partial<EnrolmentPreview>, enrolled?: () => Answer) {
  return stubApi(({ key, body }: ApiCall) => {
    const asked = body as Asked;
    if (key === 'GET /sequences') {
      const summaries = [
        { ...sampleSequence, stepCount: 2 },
        { ...sampleSequence, id: 'sequence-export', names: { nl: 'x', en: 'Export only', zh: 'x' }, track: 'export' },
      ];
      return { json: { items: summaries, nextCursor: null } };
    }
    if (key === 'GET /leads') return { json: { items: [sampleLeadRef, other], nextCursor: null } };
    if (key === previewKey) {
      const leadOf = (id: string) => (id === other.id ? other : sampleLeadRef);
      return {
        json: { items: asked.leadIds.map((id) => samplePreview({ lead: leadOf(id), ...previewOf(id, asked) })) },
      };
    }
    if (key === enrolKey) {
      const begun = (leadId: string) => ({ leadId, enrolmentId: `run-${leadId}`, refusals: [], missing: [] });
      return enrolled?.() ?? { json: { items: asked.leadIds.map(begun) } };
    }
    return undefined;
  });
}

const startButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Start for/ });

async function choose(placeholder: string, option: RegExp) {
  await userEvent.click(await screen.findByPlaceholderText(placeholder));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

test('a lead begins a sequence of its track after every date was shown on both clocks', async () => {
  const onClose = jest.fn();
  const calls = server(() => ({}));
  renderOnPage(<EnrolDialog lead={sampleLeadRef} onClose={onClose} />);
  await userEvent.click(await screen.findByPlaceholderText('Choose a sequence'));
  await screen.findByRole('option', { name: /After a business day/ });
  expect(screen.queryByRole('option', { name: /Export only/ })).toBeNull();
  await userEvent.click(screen.getByRole('option', { name: /After a business day/ }));

  const table = await screen.findByRole('table', { name: 'When everything falls' });
  const [, mail, call] = within(table).getAllByRole('row');
  expect(mail?.textContent).toContain('1 Chinese working day after');
  expect(mail?.textContent).toContain('Wed 25 Nov 03:00');
  expect(mail?.textContent).toContain('Wed 25 Nov 10:00');
  expect(mail?.textContent).not.toContain('provisional');
  expect(call?.textContent).toContain('provisional');

  await waitFor(() => expect(startButton().disabled).toBe(false));
  await userEvent.click(startButton());
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(calls.find(({ key }) => key === enrolKey)?.body).toEqual({ leadIds: [sampleLeadRef.id], values: {} });
  expect(await screen.findByText('After a business day began for 1 lead')).toBeTruthy();
});

test('nothing begins before what no record holds is given, and it is sent along', async () => {
  const calls = server((_, { values }) => ({ missing: values['mission.name'] === undefined ? ['mission.name'] : [] }));
  renderOnPage(<EnrolDialog lead={sampleLeadRef} sequence={sampleSequence} onClose={() => undefined} />);
  const field = await screen.findByRole('textbox', { name: /mission or business day/ });
  expect(startButton().disabled).toBe(true);
  await userEvent.type(field, 'Zhejiang Week');
  await waitFor(() => expect(startButton().disabled).toBe(false));
  // The field stays, so that a slip can be put right.
  expect(screen.getByRole('textbox', { name: /mission or business day/ })).toBeTruthy();
  await userEvent.click(startButton());
  await waitFor(() => expect(calls.find(({ key }) => key === enrolKey)).toBeTruthy());
  expect(calls.find(({ key }) => key === enrolKey)?.body).toMatchObject({
    values: { 'mission.name': 'Zhejiang Week' },
  });
});

test('a lead that cannot begin says why in a sentence', async () => {
  server(() => ({ refusals: ['opted-out', 'already-running'] }));
  renderOnPage(<EnrolDialog lead={sampleLeadRef} sequence={sampleSequence} onClose={() => undefined} />);
  expect(await screen.findByText('The contact has opted out of mail.')).toBeTruthy();
  expect(screen.getByText('This sequence already runs for the lead.')).toBeTruthy();
  expect(startButton().disabled).toBe(true);
});

test('of many leads those begin that can, and the dialog says what became of each', async () => {
  const calls = server(
    (leadId) => ({ refusals: leadId === other.id ? ['no-address'] : [] }),
    () => ({
      json: { items: [{ leadId: sampleLeadRef.id, enrolmentId: null, refusals: ['lead-closed'], missing: [] }] },
    }),
  );
  renderOnPage(<EnrolDialog sequence={sampleSequence} onClose={() => undefined} />);
  await choose('Number, firm or title', /0042/);
  await choose('Number, firm or title', /0099/);
  expect(await screen.findByText('1 lead cannot begin')).toBeTruthy();
  await userEvent.click(startButton());
  const results = await screen.findByRole('region', { name: 'What became of it' });
  expect(within(results).getByText(/The lead is closed/)).toBeTruthy();
  expect(calls.find(({ key }) => key === enrolKey)?.body).toMatchObject({ leadIds: [sampleLeadRef.id] });
});

test('delays may count from another moment, given on the clock of Kortrijk', async () => {
  const calls = server(() => ({}));
  renderOnPage(<EnrolDialog lead={sampleLeadRef} sequence={sampleSequence} onClose={() => undefined} />);
  await userEvent.click(await screen.findByRole('radio', { name: 'another moment' }));
  await waitFor(() =>
    expect(calls.findLast(({ key }) => key === previewKey)?.body).toMatchObject({ triggerAt: '2026-11-24T08:00:00Z' }),
  );
});
