import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import { NewSequence } from './new-sequence.js';
import { sampleSequence, sequenceId } from './testing/sequence-samples.js';
import { answerAround } from './testing/show-sequence.js';

jest.setTimeout(30_000);
beforeAll(() => inLanguage('en', 'sequences', 'templates', 'records', 'leads'));
beforeEach(() => localStorage.removeItem('brug.draft.sequence.new'));
afterEach(cleanup);

function show() {
  const onCreated = jest.fn();
  const calls = stubApi((call) => (call.key === 'POST /sequences' ? { json: sampleSequence() } : answerAround(call)));
  renderOnPage(<NewSequence search={{}} onSearch={jest.fn()} onLeave={jest.fn()} onCreated={onCreated} />);
  return { onCreated, created: () => calls.find(({ key }) => key === 'POST /sequences')?.body };
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const nameIn = (label: string, value: string) => {
  for (const language of ['Nederlands', 'English', '中文']) type(`${label} · ${language}`, value);
};

test('a new sequence needs a name in three languages and a step, and is drawn as it grows', async () => {
  const { created, onCreated } = show();
  const create = await screen.findByRole('button', { name: /^Create/ });
  await screen.findByText('Fri 13 Feb');
  fireEvent.click(create);
  expect(screen.getByRole('alert').textContent).toContain('4 things to mend');
  expect(created()).toBeUndefined();
  nameIn('Name', 'After a fair');
  fireEvent.click(screen.getByRole('button', { name: 'Add a task' }));
  nameIn('What it is for', 'Call them');
  nameIn('What is to be done', 'Call {{contact.name}}');
  type('After', '3');
  expect(screen.getByText('Wed 25 Feb')).toBeTruthy();
  fireEvent.click(create);
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith(sequenceId));
  expect(created()).toMatchObject({
    names: { nl: 'After a fair', en: 'After a fair', zh: 'After a fair' },
    definition: {
      trigger: { type: 'by-hand' },
      steps: [{ key: 'step-1', kind: 'task', delayWorkingDays: 3, titles: { zh: 'Call {{contact.name}}' } }],
    },
  });
  await waitFor(() => expect(localStorage.getItem('brug.draft.sequence.new')).toBeNull());
});
