import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { TaskPreferences } from '@brug/contracts/follow-ups';
import { renderOnPage } from '../../shared/testing/render-on-page.js';
import { inLanguage } from '../../shared/testing/render.js';
import { sampleMe } from '../../shared/testing/sample-me.js';
import { stubApi } from '../../shared/testing/stub-api.js';
import type { Answer } from '../../shared/testing/stub-api.js';
import { PreferencesPage } from './preferences-page.js';

const me = sampleMe();
const address = `https://brug.example/api/v1/calendar-feed/${'a'.repeat(43)}.ics`;

beforeAll(() => inLanguage('en', 'tasks'));
beforeEach(() => localStorage.clear());
afterEach(cleanup);

const signature = { version: 4, texts: { nl: 'Met groet', en: '', zh: '' } };

/** The page over a server that keeps what it is told. */
async function show(before: TaskPreferences, refuse?: Answer) {
  let kept = before;
  const calls = stubApi(({ key, body }) => {
    if (key === 'GET /me') return { json: me };
    if (key === 'GET /me/task-preferences') return { json: kept };
    if (key === 'GET /me/signature') return { json: signature };
    if (key === 'PUT /me/signature') return { json: { ...(body as object), version: 5 } };
    if (refuse) return refuse;
    const version = kept.version + 1;
    switch (key) {
      case 'PATCH /me/task-preferences':
        kept = { ...kept, ...(body as TaskPreferences), version };
        return { json: kept };
      case 'PUT /me/calendar-feed':
        kept = { ...kept, version, calendarFeed: { madeAt: '2026-11-24T08:12:00Z' } };
        return { json: { url: address, preferences: kept } };
      case 'POST /me/calendar-feed/revoke':
        kept = { ...kept, version, calendarFeed: null };
        return { json: kept };
      default:
        return undefined;
    }
  });
  renderOnPage(<PreferencesPage />);
  await screen.findByRole('region', { name: 'My calendar' });
  return { changes: () => calls.filter(({ key }) => !key.startsWith('GET')) };
}

test('the morning mail is switched off against the version that was seen', async () => {
  const { changes } = await show({ version: 3, digest: true, calendarFeed: null });
  fireEvent.click(screen.getByRole('switch'));
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(false));
  expect(changes()).toMatchObject([{ key: 'PATCH /me/task-preferences', body: { version: 3, digest: false } }]);
});

test('refused, the switch goes back to what is there and the reason is said', async () => {
  await show({ version: 3, digest: true, calendarFeed: null }, { problem: { code: 'version.conflict', status: 409 } });
  fireEvent.click(screen.getByRole('switch'));
  expect(await screen.findByText(/changed/i)).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(true);
});

test('the address of the calendar is shown when it is made, and only then', async () => {
  await show({ version: 1, digest: true, calendarFeed: null });
  fireEvent.click(screen.getByRole('button', { name: 'Make an address' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Address of my calendar')).value).toBe(address);
  cleanup();
  await show({ version: 2, digest: true, calendarFeed: { madeAt: '2026-11-24T08:12:00Z' } });
  expect(screen.queryByLabelText('Address of my calendar')).toBeNull();
  expect(screen.getByText(/made on .*24 November/)).toBeTruthy();
});

test('another address and the end of it are asked for twice', async () => {
  const { changes } = await show({ version: 2, digest: true, calendarFeed: { madeAt: '2026-11-24T08:12:00Z' } });
  fireEvent.click(screen.getByRole('button', { name: 'End it' }));
  const dialog = await screen.findByRole('dialog');
  expect(changes()).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'End it' }));
  await screen.findByText('There is no address yet.');
  expect(changes()).toMatchObject([{ key: 'POST /me/calendar-feed/revoke', body: { version: 2 } }]);
});

test('the signature is saved in all languages against the version that was seen', async () => {
  const { changes } = await show({ version: 1, digest: true, calendarFeed: null });
  const save = await screen.findByRole<HTMLButtonElement>('button', { name: 'Save' });
  expect(save.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('Chinese'), { target: { value: '罗蕾' } });
  fireEvent.click(save);
  await screen.findByText('The signature is saved.');
  expect(changes()).toMatchObject([
    { key: 'PUT /me/signature', body: { version: 4, texts: { nl: 'Met groet', en: '', zh: '罗蕾' } } },
  ]);
});
