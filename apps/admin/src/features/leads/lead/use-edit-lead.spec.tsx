import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Lead } from '@brug/contracts/leads';
import { useQuery } from '@tanstack/react-query';
import { leadKey, leadQuery } from '../api/lead.query.js';
import { sampleLead, sampleStages } from '../testing/lead-samples.js';
import { answerWith, inEnglish, renderLead, signedInClient } from '../testing/render-lead.js';
import { EditConflictDialog } from './edit-conflict-dialog.js';
import { EditForm } from './edit-form.js';
import { useEditLead } from './use-edit-lead.js';
import { fieldOf } from '@brug/domain/tracks';

const lead = sampleLead(sampleStages('investment'));
const patch = `PATCH /leads/${lead.id}`;

beforeAll(inEnglish);
afterEach(cleanup);

function TitleEditor() {
  const { data = lead } = useQuery({ ...leadQuery(lead.id), staleTime: Number.POSITIVE_INFINITY });
  const edit = useEditLead(data);
  const field = fieldOf('investment', 'title');
  return (
    <>
      <h1>{data.title}</h1>
      {field && <EditForm lead={lead} field={field} edit={edit} onDone={() => undefined} />}
      <EditConflictDialog edit={edit} />
    </>
  );
}

function show() {
  const client = signedInClient();
  client.setQueryData<Lead>(leadKey(lead.id), lead);
  renderLead(<TitleEditor />, client);
  return client;
}

async function retitle(title: string) {
  const field = screen.getByRole('textbox');
  await userEvent.clear(field);
  await userEvent.type(field, `${title}{Enter}`);
}

test('a change goes against the version that is known', async () => {
  const { asked } = answerWith({ [patch]: (body) => ({ body: { ...lead, ...(body as object), version: 4 } }) });
  show();
  await retitle('New title');
  await waitFor(() => expect(screen.getByRole('heading').textContent).toBe('New title'));
  expect(asked.find(({ key }) => key === patch)?.body).toEqual({ version: 3, title: 'New title' });
});

test('what somebody else did to another field meanwhile does not stand in the way', async () => {
  const { asked } = answerWith({ [patch]: (body) => ({ body: { ...lead, ...(body as object), version: 9 } }) });
  const client = show();
  act(() => client.setQueryData<Lead>(leadKey(lead.id), { ...lead, version: 8, priority: 'high' }));
  await retitle('New title');
  await waitFor(() => expect(asked.find(({ key }) => key === patch)?.body).toMatchObject({ version: 8 }));
});

test('when two people changed the same field both versions are shown, and ours can go on top of theirs', async () => {
  const theirs = { ...lead, version: 8, title: 'Their title' };
  const { asked } = answerWith({
    [patch]: (body) =>
      (body as { version: number }).version === 8
        ? { body: { ...theirs, ...(body as object), version: 9 } }
        : { status: 409, body: { code: 'version.conflict', current: theirs, yours: body } },
  });
  const client = show();
  act(() => client.setQueryData<Lead>(leadKey(lead.id), theirs));
  await retitle('Our title');
  const dialog = await screen.findByRole('dialog', { name: 'Two people changed this lead' });
  expect(dialog.textContent).toContain('Their title');
  expect(dialog.textContent).toContain('Our title');
  await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
  await waitFor(() => expect(asked.at(-1)?.body ?? asked.findLast(({ key }) => key === patch)?.body).toBeDefined());
  await waitFor(() =>
    expect(asked.filter(({ key }) => key === patch).at(-1)?.body).toEqual({ version: 8, title: 'Our title' }),
  );
});
