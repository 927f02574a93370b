import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { FollowUp, Today } from '@brug/contracts/follow-ups';
import { renderOnPage } from '../../shared/testing/render-on-page.js';
import { inLanguage } from '../../shared/testing/render.js';
import { sampleMe } from '../../shared/testing/sample-me.js';
import { stubApi } from '../../shared/testing/stub-api.js';
import type { Answer } from '../../shared/testing/stub-api.js';
import { setServerTime } from '../../shared/time/now.js';
import { TodayPage } from './today-page.js';

const now = '2026-11-24T08:12:00Z';
const person = { id: '01936b2e-7f00-7000-8000-000000000001', name: 'Lore Vandecasteele', initials: 'LV' };
const me = sampleMe({ now });
const lead = {
  id: '01936b2e-7f00-7000-8000-000000000003',
  number: 'INV-2026-0042',
  title: 'Finishing plant',
  track: 'investment' as const,
  organisation: {
    id: '01936b2e-7f00-7000-8000-000000000004',
    name: 'Jinlan Textile',
    chineseName: '锦澜纺织',
    country: 'CN',
    placeKey: 'CN-330603',
    placeNames: null,
    knownFor: null,
  },
};

function followUp(changes: Partial<FollowUp>): FollowUp {
  return {
    id: '01936b2e-7f00-7000-8000-000000000010',
    version: 1,
    kind: 'task',
    taskKind: 'to-do',
    state: 'planned',
    workingDaysLate: 0,
    overdue: false,
    title: 'Send two sites',
    body: null,
    dueAt: '2026-11-24T10:00:00Z',
    dueReason: { timing: 'by-hand', calendar: null, workingDays: null, workingMinutes: null, provisional: false },
    putOff: null,
    agreed: false,
    owner: person,
    contact: null,
    lead,
    endedAt: null,
    endReason: null,
    evidence: null,
    may: { complete: true, decide: true },
    ...changes,
  };
}

const uncertain = followUp({
  id: '01936b2e-7f00-7000-8000-000000000011',
  kind: 'message',
  taskKind: null,
  state: 'uncertain',
  title: 'Site visit: programme',
  evidence: {
    attempts: 1,
    handedOverAt: '2026-11-24T07:02:11Z',
    recipient: 'shen@jinlan.example',
    serverResponse: null,
    messageId: '<1@brug.example>',
    bounce: null,
    repliedAt: null,
  },
});
const second = followUp({ id: '01936b2e-7f00-7000-8000-000000000012', title: 'Ask for the land price' });

function dayWith(lists: Partial<Omit<Today, 'counts' | 'now'>>): Today {
  const all = {
    uncertain: [],
    overdue: [],
    dueToday: [],
    goingOut: [],
    upcoming: [],
    withoutNextStep: [],
    ...lists,
  };
  const counts = Object.fromEntries(Object.entries(all).map(([key, list]) => [key, list.length])) as Today['counts'];
  return { now, ...all, counts };
}

beforeAll(() => inLanguage('en', 'today', 'tasks', 'replies', 'records'));
beforeEach(() => {
  localStorage.clear();
  setServerTime(Date.parse(now));
});
afterEach(() => {
  cleanup();
  // A handful shows at a time; those of one test would keep those of the next from showing.
  notifications.clean();
});

/** The page over a server that keeps what is left to do. */
async function show(today: Today, onChange: (key: string) => Answer | undefined = () => undefined) {
  let left = today;
  const calls = stubApi(({ key }) => {
    if (key === 'GET /me') return { json: me };
    if (key === 'GET /today') return { json: left };
    if (key === 'GET /replies') return { json: { items: [], total: 0, nextCursor: null } };
    const answer = onChange(key);
    if (answer) return answer;
    const [, id, done] = /^POST \/follow-ups\/([^/]+)\/(\w+)$/.exec(key) ?? [];
    const found = [...today.dueToday, ...today.uncertain].find((each) => each.id === id);
    if (!found) return undefined;
    const without = (list: FollowUp[]) => list.filter((each) => each.id !== id);
    left =
      done === 'reopen' ? today : dayWith({ dueToday: without(left.dueToday), uncertain: without(left.uncertain) });
    return { json: { ...found, version: found.version + 1 } };
  });
  const { path } = renderOnPage(<TodayPage />);
  await screen.findByRole('region', { name: 'The day on both sides' });
  return { path, changes: () => calls.filter(({ key }) => key.startsWith('POST')) };
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

test('a task is done in one key, and open again with undo', async () => {
  const { changes } = await show(dayWith({ dueToday: [followUp({}), second] }));
  press('j');
  press('e');
  await waitFor(() => expect(screen.queryByText('Send two sites')).toBeNull());
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Send two sites')).toBeTruthy();
  expect(changes()).toMatchObject([
    { key: `POST /follow-ups/${followUp({}).id}/complete`, body: { version: 1 } },
    { key: `POST /follow-ups/${followUp({}).id}/reopen`, body: { version: 2 } },
  ]);
});

test('a task that could not be done comes back to its place, and the reason is said', async () => {
  await show(dayWith({ dueToday: [followUp({}), second] }), (key) =>
    key.endsWith('/complete') ? { problem: { code: 'follow-up.not-open', status: 409 } } : undefined,
  );
  press('j');
  press('e');
  expect(await screen.findByText('This follow-up is no longer open.')).toBeTruthy();
  const rows = within(screen.getByRole('region', { name: 'Due today' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('Send two sites'),
    expect.stringContaining('Ask for the land price'),
  ]);
});

test('J and K move, ↵ opens the lead', async () => {
  const { path } = await show(dayWith({ dueToday: [followUp({}), second] }));
  press('j');
  press('j');
  press('k');
  expect(document.activeElement?.getAttribute('href')).toBe(`/leads/${lead.id}`);
  press('Enter');
  await waitFor(() => expect(path()).toBe(`/leads/${lead.id}`));
});

test('a message whose way is not known shows what is known of it, and is decided with one key', async () => {
  const { changes } = await show(dayWith({ uncertain: [uncertain] }));
  const card = screen.getByRole('region', { name: /not known whether it went/ });
  expect(card.textContent).toContain('08:02:11 handed to the mail server for shen@jinlan.example');
  expect(card.textContent).toContain('no confirmation came back');
  expect(card.textContent).toContain('1 attempt');
  press('2');
  await waitFor(() => expect(screen.queryByRole('region', { name: /not known whether it went/ })).toBeNull());
  expect(changes()).toMatchObject([
    { key: `POST /follow-ups/${uncertain.id}/decide`, body: { version: 1, decision: 'send-now' } },
  ]);
});

test.each([
  [null, '2026-11-24T08:12:00Z', 'Being sent now: Site visit: programme'],
  [
    'quiet-hours',
    '2026-11-25T01:00:00Z',
    'Leaves Wed 25 Nov 09:00 Hangzhou · 02:00 Kortrijk, when the recipient is at work',
  ],
  ['limit', '2026-11-24T16:30:00Z', 'not before Wed 25 Nov 00:30 Hangzhou · Tue 24 Nov 17:30 Kortrijk'],
  ['pause', '2026-11-25T01:00:00Z', 'Held by the pause of sending, leaves only after it'],
] as const)('what is sent now says when it leaves, as the server tells (waits for %s)', async (waitsFor, at, words) => {
  await show(dayWith({ uncertain: [uncertain] }), (key) =>
    key.endsWith('/decide') ? { json: { ...uncertain, leaving: { at, waitsFor, region: 'CN' } } } : undefined,
  );
  press('2');
  expect(await screen.findByText(words, { exact: false })).toBeTruthy();
});

test('a message that could not be sent is sent again, or dropped, from its line', async () => {
  const dead = { ...uncertain, state: 'dead' as const, overdue: true };
  const { changes } = await show(dayWith({ overdue: [dead], dueToday: [second] }), (key) =>
    key.endsWith('/decide')
      ? { json: { ...dead, leaving: { at: '2026-11-25T01:00:00Z', waitsFor: 'quiet-hours', region: 'CN' } } }
      : undefined,
  );
  press('j');
  expect(screen.getByRole('button', { name: 'No longer wanted' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Send again now' }));
  expect(await screen.findByText(/^Leaves Wed 25 Nov 09:00 Hangzhou/)).toBeTruthy();
  expect(changes()).toMatchObject([
    { key: `POST /follow-ups/${dead.id}/decide`, body: { version: 1, decision: 'send-now' } },
  ]);
});

test('what is not to be sent says what was noted', async () => {
  await show(dayWith({ uncertain: [uncertain] }), (key) =>
    key.endsWith('/decide') ? { json: { ...uncertain, leaving: null } } : undefined,
  );
  press('1');
  expect(await screen.findByText('Marked as sent: Site visit: programme')).toBeTruthy();
});

test('what came since is evidence too: that it came back, and that the person wrote', async () => {
  const evidence = {
    ...uncertain.evidence,
    handedOverAt: '2026-11-23T15:00:00Z',
    bounce: { at: '2026-11-23T15:04:00Z', kind: 'hard', status: '5.1.1', text: '550 5.1.1 no such user' },
    repliedAt: '2026-11-24T07:30:00Z',
  } as FollowUp['evidence'];
  await show(dayWith({ uncertain: [{ ...uncertain, evidence }] }));
  const card = screen.getByRole('region', { name: /not known whether it went/ });
  expect(card.textContent).toContain('Mon 23 Nov 16:00:00 handed to the mail server');
  expect(card.textContent).toContain('Mon 23 Nov 16:04:00 it came back: 550 5.1.1 no such user');
  expect(card.textContent).toContain('08:30:00 this person wrote back');
});

test('a message that leaves later than planned says why', async () => {
  const waiting = followUp({ id: '01936b2e-7f00-7000-8000-000000000013', kind: 'message', putOff: 'quiet-hours' });
  await show(dayWith({ goingOut: [waiting] }));
  expect(screen.getByText(/waits for office hours there/)).toBeTruthy();
});

test('who may not decide is told who does, and the keys do nothing', async () => {
  const { changes } = await show(dayWith({ uncertain: [{ ...uncertain, may: { complete: false, decide: false } }] }));
  expect(screen.getByText('Lore Vandecasteele decides.')).toBeTruthy();
  press('1');
  expect(changes()).toEqual([]);
});

test('a task is put off by working days, each named by the day it would fall on', async () => {
  const { changes } = await show(dayWith({ dueToday: [followUp({}), second] }));
  press('j');
  press('s');
  const choice = await screen.findByRole('menuitem', { name: /5 working days/ });
  expect(choice.textContent).toContain('Tue 1 Dec');
  fireEvent.keyDown(choice, { key: '5' });
  await waitFor(() => expect(changes()).toMatchObject([{ body: { version: 1, workingDays: 5 } }]));
});

test('a call that reached somebody does its task, one that did not leaves it open', async () => {
  const { changes } = await show(dayWith({ dueToday: [followUp({ taskKind: 'call' }), second] }), (key) =>
    key.startsWith('POST /leads') ? { json: {} } : undefined,
  );
  press('j');
  press('l');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
  fireEvent.click(within(dialog).getByRole('radio', { name: 'No answer' }));
  expect(within(dialog).getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
  fireEvent.click(within(dialog).getByRole('radio', { name: 'Reached' }));
  fireEvent.change(within(dialog).getByLabelText('What was said'), { target: { value: 'He sends the names.' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Write it down' }));
  await waitFor(() =>
    expect(changes()).toMatchObject([
      {
        key: `POST /leads/${lead.id}/activities`,
        body: { kind: 'call', outcome: 'reached', body: 'He sends the names.', completesFollowUpId: followUp({}).id },
      },
    ]),
  );
});

test('an empty day teaches what belongs here', async () => {
  await show(dayWith({}));
  expect(await screen.findByText('Nothing needs you now')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'To the board' })).toBeTruthy();
});

test('whatever rests on a calendar that is not published is marked, in every list', async () => {
  const provisional = { ...second.dueReason, timing: 'working-days' as const, provisional: true };
  const id = (number: number) => `01936b2e-7f00-7000-8000-0000000001${number}`;
  await show(
    dayWith({
      dueToday: [
        followUp({ id: id(10), title: 'Sure' }),
        followUp({ id: id(11), title: 'Due', dueReason: provisional }),
      ],
      upcoming: [followUp({ id: id(12), title: 'Later', dueAt: '2027-02-08T08:00:00Z', dueReason: provisional })],
      goingOut: [followUp({ id: id(13), kind: 'message', taskKind: null, title: 'Mail', dueReason: provisional })],
    }),
  );
  const lineOf = (title: string) => screen.getByText(title).closest('li')?.textContent ?? '';
  expect(['Due', 'Later', 'Mail'].map((title) => lineOf(title).includes('provisional'))).toEqual([true, true, true]);
  expect(lineOf('Sure')).not.toContain('provisional');
});

describe('a WeChat task', () => {
  const wechat = followUp({
    taskKind: 'wechat',
    title: 'Names of the visitors',
    body: '沈总您好：\n请告知来访人员名单。',
  });

  test('has its text ready; one key copies it and asks whether it was sent', async () => {
    const clipboard = stubClipboard();
    await show(dayWith({ dueToday: [wechat, second] }));
    const block = screen.getByRole('group', { name: 'WeChat text for Names of the visitors' });
    expect(
      within(block)
        .getByText(/请告知来访人员名单/)
        .getAttribute('lang'),
    ).toBe('zh-Hans');
    press('j');
    press('c');
    expect(await within(block).findByText('Copied. Was it sent?')).toBeTruthy();
    expect(clipboard.text).toBe(wechat.body);
  });

  test('is done by the exchange that is written down', async () => {
    const { changes } = await show(dayWith({ dueToday: [wechat, second] }), (key) =>
      key.startsWith('POST /leads') ? { json: {} } : undefined,
    );
    press('j');
    press('l');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText<HTMLTextAreaElement>('What was exchanged').value).toBe(wechat.body);
    fireEvent.click(within(dialog).getByRole('button', { name: /Write it down/ }));
    await waitFor(() =>
      expect(changes()).toMatchObject([
        {
          key: `POST /leads/${lead.id}/activities`,
          body: { kind: 'wechat', body: wechat.body, completesFollowUpId: wechat.id },
        },
      ]),
    );
  });

  test('says so where the browser does not let it be copied', async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    await show(dayWith({ dueToday: [wechat] }));
    fireEvent.click(screen.getByRole('button', { name: /Copy the text/ }));
    expect(await screen.findByText(/select the text and copy it by hand/)).toBeTruthy();
  });
});

test('an agreed appointment says so, and a task is handed out as a calendar file', async () => {
  await show(dayWith({ dueToday: [followUp({ agreed: true }), second] }));
  expect(screen.getAllByText('agreed')).toHaveLength(1);
  press('j');
  expect(screen.getByRole('link', { name: 'Add to my calendar: Send two sites' }).getAttribute('href')).toBe(
    `/api/v1/follow-ups/${followUp({}).id}/calendar`,
  );
});

/** A clipboard that keeps what it is given. */
function stubClipboard(): { text: string } {
  const clipboard = { text: '' };
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: (text: string) => {
        clipboard.text = text;
        return Promise.resolve();
      },
    },
  });
  return clipboard;
}
