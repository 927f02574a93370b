import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Enrolment } from '@brug/contracts/sequences';
import { inLanguage } from '../../../shared/testing/render.js';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import type { Answer, ApiCall } from '../../../shared/testing/stub-api.js';
import { setServerTime } from '../../../shared/time/now.js';
import { sampleLeadRef, sampleRun } from '../testing/samples.js';
import { RunsOfLead } from './runs-of-lead.js';

// Dialogues of many fields are typed into.
jest.setTimeout(30_000);

const browserFetch = globalThis.fetch;
beforeAll(() => {
  setServerTime(Date.parse('2026-11-24T08:12:00Z'));
  return inLanguage('en', 'runs', 'templates', 'records', 'overview', 'leads');
});
afterEach(() => {
  cleanup();
  globalThis.fetch = browserFetch;
});

/** Holds one run, which an answer to a change replaces. */
function server(run: Enrolment, answers: Record<string, (call: ApiCall) => Answer>) {
  let held = run;
  return stubApi((call) => {
    if (call.key === `GET /leads/${sampleLeadRef.id}/enrolments`) return { json: { items: [held], nextCursor: null } };
    const answer = answers[call.key]?.(call);
    if (answer !== undefined && 'json' in answer && call.key.startsWith('POST /enrolments')) {
      held = answer.json as Enrolment;
    }
    return answer;
  });
}

const open = (mayStart = true) => renderOnPage(<RunsOfLead lead={sampleLeadRef} mayStart={mayStart} />);
const bodyOf = (calls: readonly ApiCall[], wanted: string) => calls.find(({ key }) => key === wanted)?.body;

test('a run shows what comes next and what became of every step', async () => {
  server(sampleRun(), {});
  open();
  const next = await screen.findByText('Next');
  expect(next.parentElement?.textContent).toContain('WeChat, text to copy');
  expect(next.parentElement?.textContent).toContain('09:00|16:00');
  const [thanks, wechat] = within(screen.getByRole('list', { name: 'Steps of After a business day' })).getAllByRole(
    'listitem',
  );
  expect(thanks?.textContent).toContain('sent');
  expect(within(thanks as HTMLElement).queryByRole('button')).toBeNull();
  expect(within(wechat as HTMLElement).getByRole('button', { name: 'Leave out WeChat, text to copy' })).toBeTruthy();
});

test('pausing shows at once, against the version that was seen', async () => {
  const calls = server(sampleRun(), {
    'POST /enrolments/run-1/pause': () => ({ json: sampleRun({ state: 'paused', version: 5 }) }),
  });
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Pause After a business day' }));
  expect(await screen.findByText('Paused')).toBeTruthy();
  expect(await screen.findByText('After a business day is paused')).toBeTruthy();
  expect(bodyOf(calls, 'POST /enrolments/run-1/pause')).toEqual({ version: 4 });
});

test('a refused change is taken back and said', async () => {
  server(sampleRun(), {
    'POST /enrolments/run-1/pause': () => ({ problem: { status: 409, code: 'version.conflict' } }),
  });
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Pause After a business day' }));
  expect(await screen.findByText(/This run changed in the meantime/)).toBeTruthy();
  expect(await screen.findByText('Running')).toBeTruthy();
});

test('a run that was held for want of a value asks for it and goes on with it', async () => {
  const resumeKey = 'POST /enrolments/run-1/resume';
  const calls = server(sampleRun({ state: 'paused' }), {
    [resumeKey]: ({ body }) =>
      Object.keys((body as { values: object }).values).length === 0
        ? {
            problem: {
              status: 422,
              code: 'template.faulty',
              errors: [{ path: 'body.values.meeting.nextSteps', code: 'required', message: 'a value' }],
            },
          }
        : { json: sampleRun({ version: 5 }) },
  });
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Resume After a business day' }));
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByRole('textbox', { name: /next steps that were agreed/ });
  await userEvent.type(field, 'Send the offer');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Resume' }));
  expect(await screen.findByText('After a business day goes on')).toBeTruthy();
  expect(calls.findLast(({ key }) => key === resumeKey)?.body).toEqual({
    version: 4,
    values: { 'meeting.nextSteps': 'Send the offer' },
  });
});

test('a run that says what it waits for asks at once', async () => {
  const calls = server(sampleRun({ state: 'paused', missing: ['mission.name'] }), {});
  open();
  expect(await screen.findByText('needs: mission or business day')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Resume After a business day' }));
  expect(await screen.findByRole('textbox', { name: /mission or business day/ })).toBeTruthy();
  expect(calls.some(({ key }) => key.endsWith('/resume'))).toBe(false);
});

test('stopping asks first, because it cannot be taken back', async () => {
  const calls = server(sampleRun(), {
    'POST /enrolments/run-1/stop': () => ({
      json: sampleRun({ state: 'stopped', endReason: 'stopped-by-hand', endedAt: '2026-11-24T08:12:00Z' }),
    }),
  });
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Stop After a business day' }));
  const dialog = await screen.findByRole('dialog');
  expect(bodyOf(calls, 'POST /enrolments/run-1/stop')).toBeUndefined();
  expect(within(dialog).getByText(/1 step that has not left is called off/)).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Stop' }));
  expect(await screen.findByText(/its sequence was stopped/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pause After a business day' })).toBeNull();
});

test('a step is left out against the version of its follow-up', async () => {
  const key = 'POST /follow-ups/follow-up-wechat/skip';
  const calls = server(sampleRun(), { [key]: () => ({ json: {} }) });
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Leave out WeChat, text to copy' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Leave out' }));
  await waitFor(() => expect(bodyOf(calls, key)).toEqual({ version: 1 }));
});

test('who may change nothing sees the runs and no buttons', async () => {
  server(sampleRun({ may: { change: false } }), {});
  open(false);
  expect(await screen.findByText('Running')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Pause|Stop|Leave out|Start/ })).toBeNull();
});
