import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { RunsChanged, Sequence } from '@brug/contracts/sequences';
import { renderOnPage } from '../../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../../shared/testing/render.js';
import { stubApi } from '../../../../shared/testing/stub-api.js';
import type { Answer } from '../../../../shared/testing/stub-api.js';
import { sampleSequence } from '../testing/sequence-samples.js';
import { AllRuns } from './all-runs.js';

beforeAll(() => inLanguage('en', 'sequences', 'common', 'errors'));
afterEach(() => {
  cleanup();
  notifications.clean();
});

const counts = { running: 1_260, paused: 5, pausedTogether: 3, finished: 0, stopped: 0, replied: 0 };

/** The buttons over a server that answers each batch so, one after the other. */
function show(batches: readonly (RunsChanged | Answer)[] = [], changes: Partial<Sequence> = {}) {
  const left = [...batches];
  const calls = stubApi(({ key }) => {
    const next = key.startsWith('POST') ? left.shift() : undefined;
    return next && ('changed' in next ? { json: next } : next);
  });
  const sequence = sampleSequence({ runs: counts, ...changes });
  renderOnPage(
    <>
      <p>Runs</p>
      <AllRuns sequence={sequence} />
    </>,
  );
  return { sequence, sent: () => calls.map(({ key }) => key).filter((key) => key.startsWith('POST')) };
}

async function ask(button: string) {
  fireEvent.click(await screen.findByRole('button', { name: button }));
  return within(await screen.findByRole('dialog'));
}

/** Has the server wait with what it is asked from now on, until it is told to answer. */
function letWait(): () => void {
  const fetchNow = globalThis.fetch;
  const { promise, resolve } = Promise.withResolvers<void>();
  globalThis.fetch = (...asked) => promise.then(() => fetchNow(...asked));
  return resolve;
}

const batch = (changed: number, more: boolean, waiting = 0): RunsChanged => ({ changed, waiting, more });

test('how many runs hold still is said beforehand, and that new ones begin all the same', async () => {
  const { sent } = show();
  const dialog = await ask('Pause all runs');
  expect(dialog.getByText(/^1,260 runs hold still/)).toBeTruthy();
  expect(dialog.getByText('2 that are paused already stay so, also when all are resumed.')).toBeTruthy();
  expect(dialog.getByText(/^New runs still begin/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent()).toEqual([]);
});

test('a sequence that begins no runs by itself says nothing of new ones', async () => {
  show([], { active: false });
  expect((await ask('Pause all runs')).queryByText(/^New runs still begin/)).toBeNull();
});

test('all are paused batch by batch, and how many there were is said', async () => {
  const { sent, sequence } = show([batch(50, true), batch(49, true), batch(3, false)]);
  const dialog = await ask('Pause all runs');
  fireEvent.click(dialog.getByRole('button', { name: 'Pause 1,260 runs' }));
  expect(await screen.findByText('102 runs are paused.')).toBeTruthy();
  expect(sent()).toEqual(Array.from({ length: 3 }, () => `POST /sequences/${sequence.id}/pause-runs`));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('it can be stopped: what was done stays done, and is said', async () => {
  const { sent } = show([batch(50, true), batch(50, true), batch(50, true)]);
  const dialog = await ask('Pause all runs');
  const answer = letWait();
  fireEvent.click(dialog.getByRole('button', { name: 'Pause 1,260 runs' }));
  fireEvent.click(await dialog.findByRole('button', { name: 'Stop here' }));
  expect(dialog.getByRole('status').textContent).toBe('0 of 1,260');
  answer();
  expect(await screen.findByText('50 runs are paused.')).toBeTruthy();
  expect(sent()).toHaveLength(1);
});

test('those that were paused together go on; those that wait for a value are said', async () => {
  const { sent, sequence } = show([batch(1, false, 2)]);
  const dialog = await ask('Resume all runs');
  expect(dialog.getByText(/^3 runs go on/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Resume 3 runs' }));
  expect(await screen.findByText('1 run goes on. 2 stay paused: their texts miss a value.')).toBeTruthy();
  expect(sent()).toEqual([`POST /sequences/${sequence.id}/resume-runs`]);
});

test('a batch that fails is said, and ends it', async () => {
  const { sent } = show([batch(50, true), { problem: { status: 503, code: 'service.unavailable' } }]);
  const dialog = await ask('Pause all runs');
  fireEvent.click(dialog.getByRole('button', { name: 'Pause 1,260 runs' }));
  expect(await screen.findByText(/^The server is busy or restarting/)).toBeTruthy();
  expect(sent()).toHaveLength(2);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('there is nothing to press for who may not change the sequence, or where nothing is to be done', async () => {
  show([], { may: { update: false, enrol: true } });
  show([], { runs: { ...counts, running: 0, pausedTogether: 0 } });
  expect(await screen.findAllByText('Runs')).toHaveLength(2);
  expect(screen.queryAllByRole('button')).toEqual([]);
});
