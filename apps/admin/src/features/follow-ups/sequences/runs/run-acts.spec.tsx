import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderOnPage } from '../../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../../shared/testing/render.js';
import { stubApi } from '../../../../shared/testing/stub-api.js';
import { sampleRun } from '../testing/sequence-samples.js';
import { RunActs } from './run-acts.js';

beforeAll(() => inLanguage('en', 'sequences', 'runs', 'records', 'common'));
afterEach(cleanup);

const run = sampleRun();

function show(shown = run) {
  const calls = stubApi(({ key }) => (key.startsWith('POST') ? { json: shown } : undefined));
  renderOnPage(<RunActs run={shown} />);
  return { sent: () => calls.filter(({ key }) => key.startsWith('POST')).map(({ key, body }) => [key, body]) };
}

test('a run under way can be paused, against its version', async () => {
  const { sent } = show();
  fireEvent.click(await screen.findByRole('button', { name: 'Pause the run of Lanyin Digital' }));
  await waitFor(() => expect(sent()).toEqual([[`POST /enrolments/${run.id}/pause`, { version: 4 }]]));
  expect(screen.queryByRole('button', { name: /^Resume/ })).toBeNull();
});

test('a run that holds still can go on, and says what it waits for first', async () => {
  show(sampleRun({ state: 'paused', missing: ['meeting.date'] }));
  fireEvent.click(await screen.findByRole('button', { name: 'Resume the run of Lanyin Digital' }));
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('stopping is asked for first: it cannot be taken back', async () => {
  const { sent } = show();
  fireEvent.click(await screen.findByRole('button', { name: 'Stop the run of Lanyin Digital' }));
  const dialog = await screen.findByRole('dialog', { name: 'Stop the run of Lanyin Digital?' });
  expect(sent()).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Stop it' }));
  await waitFor(() => expect(sent()).toEqual([[`POST /enrolments/${run.id}/stop`, { version: 4 }]]));
});

test('a run that has ended has nothing to be done with it', async () => {
  show(sampleRun({ state: 'finished' }));
  await waitFor(() => expect(screen.queryAllByRole('button')).toEqual([]));
});
