import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { FailedJob, QueueBoard } from '@brug/contracts/queue';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { sampleMe } from '../../../shared/testing/sample-me.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import type { Answer, ApiCall } from '../../../shared/testing/stub-api.js';
import { setServerTime } from '../../../shared/time/now.js';
import { QueuePage } from './queue-page.js';

const now = '2026-11-24T08:12:00Z';
const failed: FailedJob = {
  jobId: 'followup-1-2',
  name: 'follow-up.wake',
  payload: { followUpId: '1', revision: 2 },
  attempts: 8,
  error: 'connect ECONNREFUSED',
  failedAt: '2026-11-24T08:00:00Z',
};
let board: QueueBoard;
let jobs: FailedJob[];

const me = sampleMe({ role: 'administrator' });

function answer({ key }: ApiCall): Answer | undefined {
  if (key === 'GET /me') return { json: me };
  if (key === 'GET /administration/queue') return { json: board };
  if (key === 'GET /administration/queue/failed') return { json: { items: jobs, nextCursor: null } };
  if (key.startsWith('POST') || key.startsWith('DELETE')) jobs = [];
  return key.startsWith('POST') || key.startsWith('DELETE') ? { json: null } : undefined;
}

beforeAll(() => inLanguage('en', 'overview'));
beforeEach(() => {
  setServerTime(Date.parse(now));
  jobs = [failed];
  const counts = { waiting: 3, delayed: 1, active: 0, failed: 1, completed: 12 };
  board = {
    backend: 'redis',
    workers: 2,
    counts,
    oldestWaitingAt: '2026-11-24T08:11:00Z',
    jobs: [{ name: 'follow-up.wake', ...counts }],
    lookedAt: 200,
  };
});
afterEach(cleanup);

test('the queue is shown by kind of job, with its backend and its workers', async () => {
  stubApi(answer);
  renderOnPage(<QueuePage />);
  const row = await screen.findByRole('row', { name: /^follow-up\.wake 3 1 0 1 12$/ });
  expect(within(row).getAllByRole('cell')).toHaveLength(5);
  expect(screen.getByText('Redis')).toBeTruthy();
  expect(screen.queryByText(/No worker is connected/)).toBeNull();
});

test('a queue without a worker says what that means', async () => {
  board = { ...board, workers: 0 };
  stubApi(answer);
  renderOnPage(<QueuePage />);
  expect(await screen.findByText(/No worker is connected/)).toBeTruthy();
});

test.each([
  ['Do followup-1-2 again', 'POST /administration/queue/failed/followup-1-2/retry'],
  ['Remove followup-1-2', 'DELETE /administration/queue/failed/followup-1-2'],
])('a failed job shows its error, and: %s', async (button, request) => {
  const calls = stubApi(answer);
  renderOnPage(<QueuePage />);
  expect(await screen.findByText('connect ECONNREFUSED')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: button }));
  await waitFor(() => expect(calls.map(({ key }) => key)).toContain(request));
  expect(await screen.findByText('No job has failed for good.')).toBeTruthy();
});
