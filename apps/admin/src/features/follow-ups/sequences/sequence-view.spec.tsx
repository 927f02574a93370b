import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { inLanguage } from '../../../shared/testing/render.js';
import type { Answer, ApiCall } from '../../../shared/testing/stub-api.js';
import { setServerTime } from '../../../shared/time/now.js';
import { definition, sampleSequence, sequenceId, taskStep } from './testing/sequence-samples.js';
import { showSequence } from './testing/show-sequence.js';

// The whole page with its drawing is rendered again and again.
jest.setTimeout(30_000);

const draftKey = `brug.draft.sequence.${sequenceId}`;

beforeAll(async () => {
  await inLanguage('en', 'sequences', 'runs', 'templates', 'records', 'replies', 'leads', 'errors');
  setServerTime(Date.parse('2026-11-24T08:12:00Z'));
});
beforeEach(() => localStorage.removeItem(draftKey));
afterEach(cleanup);

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const click = (name: string | RegExp) => fireEvent.click(button(name));
const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);

describe('the line of a sequence', () => {
  test('shows the step three Chinese working days after 13 February 2026 on 25 February, and where a naive clock would go wrong', async () => {
    showSequence(sampleSequence());
    const line = await screen.findByRole('region', { name: 'Steps and their dates' });
    expect(within(line).getByText('Wed 25 Feb')).toBeTruthy();
    expect(within(line).getByText('Sat 14 Feb')).toBeTruthy();
    expect(within(line).getByText('Spring Festival 春节')).toBeTruthy();
    expect(within(line).getByText('班 14 Feb and 28 Feb are worked')).toBeTruthy();
    expect(
      within(line).getByText(/Monday-to-Friday clock would have put steps 1 and 2 here, into Spring Festival/),
    ).toBeTruthy();
  });

  test('has its table, with the same dates', async () => {
    showSequence(sampleSequence());
    fireEvent.click(await screen.findByRole('button', { name: /^Table/ }));
    const row = within(screen.getByRole('table', { name: 'Steps and their dates' })).getByRole('row', {
      name: /greeting/,
    });
    expect(row.textContent).toContain('3 Chinese working days after the trigger');
    expect(row.textContent).toContain('Wed 25 Feb');
    expect(row.textContent).toContain('Wed 18 Feb');
    expect(screen.getByRole('row', { name: /14 Feb China Spring Festival .*worked$/ })).toBeTruthy();
  });

  test('is of today when asked, and a date in an unpublished year is provisional', async () => {
    showSequence(sampleSequence());
    fireEvent.click(await screen.findByRole('radio', { name: 'If met today' }));
    expect(await screen.findByText('Fri 27 Nov')).toBeTruthy();
    cleanup();
    showSequence(sampleSequence(), undefined, { on: '2026-12-24' });
    expect(await screen.findByText('2027 not yet published: these dates may move')).toBeTruthy();
  });

  test('asks for the calendars of the time it draws, which the app itself does not hold', async () => {
    const { calls } = showSequence(sampleSequence());
    await screen.findByText('Wed 25 Feb');
    const asked = calls.filter(({ key }) => key === 'GET /reference/calendars').map(({ query }) => query.get('from'));
    expect(asked).toContain('2026-01-01');
  });
});

describe('a step', () => {
  test('shows its message in three languages filled in, and which one will be sent', async () => {
    showSequence(sampleSequence());
    const chinese = await screen.findByRole('region', { name: '中文' });
    await within(chinese).findAllByText('钱蔚');
    expect(within(chinese).getByText('will be sent')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'English' })).queryByText('will be sent')).toBeNull();
    expect(within(chinese).getByText(/^Given when a run begins: .*meeting/)).toBeTruthy();
  });

  test('shows the files that go with its message', async () => {
    const sequence = sampleSequence();
    const attachments = [{ id: 'file-1', name: '投资指南.pdf', contentType: 'application/pdf', size: 1_100_000 }];
    showSequence({ ...sequence, templates: sequence.templates.map((template) => ({ ...template, attachments })) });
    const file = await screen.findByRole('link', { name: 'Download 投资指南.pdf (1.1 MB)' });
    expect(file.getAttribute('href')).toBe('/api/v1/files/file-1');
  });

  test('says why it falls on its day, and what happens instead of it', async () => {
    showSequence(sampleSequence());
    fireEvent.click(await screen.findByRole('button', { name: /^greeting/ }));
    fireEvent.click(screen.getByRole('tab', { name: 'When' }));
    expect(screen.getByText(/15 Feb – 23 Feb \(Spring Festival\)/)).toBeTruthy();
    fireEvent.click(button(/^reminder/));
    fireEvent.click(screen.getByRole('tab', { name: 'Only if' }));
    expect(screen.getByText(/^4\./).textContent).toContain('call');
  });
});

describe('the next version', () => {
  const save = () => click(/^Save as version 8/);

  async function edit(answer?: (call: ApiCall) => Answer | undefined) {
    const shown = showSequence(sampleSequence(), answer);
    fireEvent.click(await screen.findByRole('button', { name: /^New version/ }));
    fireEvent.click(await screen.findByRole('button', { name: /^2\. greeting/ }));
    return shown;
  }

  test('is drawn while it is made, and saved against the version it was made on', async () => {
    const { calls } = await edit(({ key }) =>
      key === `POST /sequences/${sequenceId}/versions`
        ? { json: sampleSequence({ version: 10, number: 8 }) }
        : undefined,
    );
    fireEvent.change(field('After'), { target: { value: '4' } });
    expect(await screen.findByText('Thu 26 Feb')).toBeTruthy();
    save();
    await waitFor(() => expect(calls.some(({ key }) => key.endsWith('/versions'))).toBe(true));
    expect(calls.find(({ key }) => key.endsWith('/versions'))?.body).toMatchObject({
      version: 9,
      definition: { steps: [{ key: 'thanks' }, { key: 'greeting', delayWorkingDays: 4 }, {}, {}] },
    });
    await waitFor(() => expect(localStorage.getItem(draftKey)).toBeNull());
  });

  test('with something wrong in it is not sent: the place is named', async () => {
    const { calls } = await edit();
    fireEvent.change(field('Text to copy'), { target: { value: '' } });
    save();
    expect(await screen.findByRole('button', { name: 'Step 2: This is needed.' })).toBeTruthy();
    fireEvent.change(field('After'), { target: { value: '9' } });
    expect(screen.getByRole('button', { name: /Step 3: Earlier than the step above it/ })).toBeTruthy();
    expect(calls.some(({ key }) => key.endsWith('/versions'))).toBe(false);
  });

  test('that the server refuses shows where', async () => {
    const errors = [{ path: 'body.definition.steps.1.recipient', code: 'unknown', message: 'nobody' }];
    await edit(({ key }) =>
      key.endsWith('/versions') ? { problem: { status: 422, code: 'sequence.faulty', errors } } : undefined,
    );
    fireEvent.change(field('After'), { target: { value: '5' } });
    save();
    expect(await screen.findByRole('button', { name: 'Step 2: The server does not accept this.' })).toBeTruthy();
    fireEvent.change(field('After'), { target: { value: '6' } });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('is still there when the page is opened again, until it is thrown away', async () => {
    await edit();
    fireEvent.change(field('After'), { target: { value: '5' } });
    cleanup();
    showSequence(sampleSequence());
    expect(await screen.findByText('Fri 27 Feb')).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: 'Throw away' })[0]!);
    expect(await screen.findByText('Wed 25 Feb')).toBeTruthy();
    expect(localStorage.getItem(draftKey)).toBeNull();
  });

  test('meets the version of somebody else: what differs is told, and mine can follow theirs', async () => {
    const theirs = sampleSequence({
      version: 10,
      number: 8,
      definition: { ...definition, steps: definition.steps.slice(0, 3) },
      history: [{ number: 8, at: '2026-11-24T08:00:00Z', author: { id: 'x', name: 'Jan', initials: 'J' }, runs: 0 }],
    });
    const { calls } = await edit(({ key, body }) => {
      if (!key.endsWith('/versions')) return undefined;
      return (body as { readonly version: number }).version === 9
        ? { problem: { status: 409, code: 'version.conflict', current: theirs, yours: {} } }
        : { json: sampleSequence({ version: 11, number: 9 }) };
    });
    fireEvent.change(field('After'), { target: { value: '4' } });
    save();
    const dialog = await screen.findByRole('dialog', { name: 'Somebody else made a version meanwhile' });
    expect(dialog.textContent).toContain('Jan made version 8');
    expect(dialog.textContent).toContain('Step 4 is new: call');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Go on with mine, as version 9' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.filter(({ key }) => key.endsWith('/versions'))).toHaveLength(1);
  });

  test('gets steps added, copied, moved and removed, and a removed one comes back', async () => {
    await edit();
    click('Move “greeting” up');
    const parts = screen.getByRole('list', { name: 'Parts of the sequence' });
    const names = () =>
      within(parts)
        .getAllByRole('button', { name: /^\d\./ })
        .map(({ textContent }) => textContent);
    expect(names()).toEqual(['1. greeting1', '2. thanks3', '3. reminder7', '4. call7']);
    click('Copy “greeting”');
    expect(names()).toHaveLength(5);
    click('Remove “greeting”');
    expect(names()).toHaveLength(4);
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(names()).toHaveLength(5);
    click('Add a message');
    expect(names()[5]).toContain('No name yet');
    expect(screen.getByRole('combobox', { name: 'Template' })).toBeTruthy();
  });
});

describe('the versions', () => {
  test('tell what each changed, and an older one can be looked at', async () => {
    const older = sampleSequence({
      number: 6,
      definition: { ...definition, steps: [definition.steps[0]!, taskStep('greeting', { delayWorkingDays: 2 })] },
    });
    showSequence(
      sampleSequence(),
      ({ key, query }) =>
        key === `GET /sequences/${sequenceId}`
          ? { json: query.get('number') === '6' ? older : sampleSequence() }
          : undefined,
      { view: 'versions' },
    );
    expect(await screen.findByText(/“\+ 2 CN days” became “\+ 3 CN days”/)).toBeTruthy();
    click('Look at it');
    expect(await screen.findByText('Tue 24 Feb')).toBeTruthy();
    expect(screen.getByText(/You see version 6. New runs take version 7/)).toBeTruthy();
  });
});

test('the figures open the runs they count', async () => {
  const { calls } = showSequence(sampleSequence(), ({ key }) =>
    key.endsWith('/enrolments') ? { json: { items: [], nextCursor: null } } : undefined,
  );
  fireEvent.click(await screen.findByRole('button', { name: '38 firms are in it now' }));
  expect(await screen.findByText('No run is in this state')).toBeTruthy();
  const asked = calls.find(({ key }) => key === `GET /sequences/${sequenceId}/enrolments`);
  expect(asked?.query.get('state')).toBe('running');
});

describe('the switch', () => {
  test('says what it does before it does it', async () => {
    const { calls } = showSequence(sampleSequence(), ({ key }) =>
      key.endsWith('/activate') ? { json: sampleSequence({ active: false, version: 10 }) } : undefined,
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Stop starting' }));
    const dialog = await screen.findByRole('dialog', { name: 'Stop beginning runs?' });
    expect(dialog.textContent).toContain('The 40 that are under way go on');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Stop starting' }));
    await waitFor(() =>
      expect(calls.find(({ key }) => key.endsWith('/activate'))?.body).toEqual({ version: 9, active: false }),
    );
  });

  test('and the editor are not offered to who may not change sequences', async () => {
    showSequence(sampleSequence({ may: { update: false, enrol: false } }));
    await screen.findByText('Wed 25 Feb');
    expect(screen.queryByRole('button', { name: 'Stop starting' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^New version/ })).toBeNull();
  });
});
