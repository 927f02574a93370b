import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleLead, sampleStages } from '../testing/lead-samples.js';
import { answerWith, inEnglish, renderLead } from '../testing/render-lead.js';
import { Composer } from './composer.js';
import { emptyDraft } from './draft.js';
import { useCompose } from './use-compose.js';

const lead = sampleLead(sampleStages('investment'));
const record = `POST /leads/${lead.id}/activities`;

beforeAll(inEnglish);
beforeEach(() => localStorage.removeItem(`brug.draft.lead.${lead.id}`));
afterEach(cleanup);

function Writing() {
  return <Composer compose={useCompose(lead, () => undefined)} asked={0} />;
}

test('what was being written is still there after the tab was closed', async () => {
  answerWith({});
  const first = renderLead(<Writing />);
  await userEvent.type(screen.getByLabelText('What happened?'), 'Shen names two visitors');
  expect(screen.getByText('draft kept')).toBeTruthy();
  first.unmount();
  renderLead(<Writing />);
  expect((screen.getByLabelText('What happened?') as HTMLTextAreaElement).value).toBe('Shen names two visitors');
});

test('Ctrl and Enter save a call with its outcome and minutes, and the draft is gone', async () => {
  const { asked } = answerWith({ [record]: () => ({ status: 201, body: {} }) });
  renderLead(<Writing />);
  await userEvent.click(screen.getByRole('button', { name: 'Call' }));
  await userEvent.selectOptions(screen.getByLabelText('Outcome'), 'left-message');
  await userEvent.type(screen.getByLabelText('Minutes'), '12');
  await userEvent.type(screen.getByLabelText('What was said?'), 'will call back{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(asked.find(({ key }) => key === record)?.body).toMatchObject({
      kind: 'call',
      outcome: 'left-message',
      minutes: 12,
      body: 'will call back',
    }),
  );
  await waitFor(() => expect(localStorage.getItem(`brug.draft.lead.${lead.id}`)).toBeNull());
});

test('without a connection the text is kept, and sent once the connection is back', async () => {
  let sent = 0;
  answerWith({});
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  renderLead(<Writing />);
  await userEvent.type(screen.getByLabelText('What happened?'), 'on the train{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/sent when it is back/)).toBeTruthy();
  answerWith({
    [record]: () => {
      sent += 1;
      return { status: 201, body: {} };
    },
  });
  window.dispatchEvent(new Event('online'));
  await waitFor(() => expect(sent).toBe(1));
  await waitFor(() => expect((screen.getByLabelText('What happened?') as HTMLTextAreaElement).value).toBe(''));
});

test('a note without words is no note', () => {
  answerWith({});
  renderLead(<Writing />);
  expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
});

test('a task at an agreed time says so, and a WeChat task brings the text to copy', async () => {
  const { asked } = answerWith({ 'POST /follow-ups/tasks': () => ({ status: 201, body: {} }) });
  const kept = { ...emptyDraft('task'), body: 'Ask', dueOn: '2026-12-01' };
  localStorage.setItem(`brug.draft.lead.${lead.id}`, JSON.stringify(kept));
  renderLead(<Writing />);
  await userEvent.selectOptions(screen.getByLabelText('Kind of task'), 'wechat');
  await userEvent.type(screen.getByLabelText('Text to copy, in Chinese'), '沈总您好');
  await userEvent.click(screen.getByLabelText('Agreed with the other side'));
  await userEvent.type(screen.getByLabelText('What is to be done?'), ' for the names{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(asked.find(({ key }) => key === 'POST /follow-ups/tasks')?.body).toMatchObject({
      taskKind: 'wechat',
      title: 'Ask for the names',
      body: '沈总您好',
      agreed: true,
    }),
  );
});
