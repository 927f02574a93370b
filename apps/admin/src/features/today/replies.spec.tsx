import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Reply } from '@brug/contracts/replies';
import { renderOnPage } from '../../shared/testing/render-on-page.js';
import { inLanguage } from '../../shared/testing/render.js';
import { sampleMe } from '../../shared/testing/sample-me.js';
import { stubApi } from '../../shared/testing/stub-api.js';
import type { Answer } from '../../shared/testing/stub-api.js';
import { setServerTime } from '../../shared/time/now.js';
import { TodayPage } from './today-page.js';

const now = '2026-11-24T08:12:00Z';
const me = sampleMe({ now });
const none = { uncertain: [], overdue: [], dueToday: [], goingOut: [], upcoming: [], withoutNextStep: [] };
const counts = { uncertain: 0, overdue: 0, dueToday: 0, goingOut: 0, upcoming: 0, withoutNextStep: 0 };

function reply(number: number, changes: Partial<Reply> = {}): Reply {
  return {
    id: `01936b2e-7f00-7000-8000-00000000001${number}`,
    version: 1,
    at: `2026-11-24T0${7 - number}:41:00Z`,
    from: { name: 'Shen Lan', address: 'shen@jinlan.example' },
    contact: null,
    subject: 'Re: two sites',
    firstLine: `Answer ${number}`,
    activityId: `01936b2e-7f00-7000-8000-00000000002${number}`,
    lead: {
      id: `01936b2e-7f00-7000-8000-00000000003${number}`,
      number: `INV-2026-004${number}`,
      title: `Plant ${number}`,
      track: 'investment',
      organisation: {
        id: '01936b2e-7f00-7000-8000-000000000004',
        name: 'Jinlan Textile',
        chineseName: '锦澜纺织',
        country: 'CN',
        placeKey: 'CN-330603',
        placeNames: null,
        knownFor: null,
      },
    },
    handledAt: null,
    ...changes,
  };
}

beforeAll(() => inLanguage('en', 'today', 'replies'));
beforeEach(() => setServerTime(Date.parse(now)));
afterEach(cleanup);

/** Today over a server that keeps which answers are left; `refuse` answers changes instead. */
async function show(replies: readonly Reply[], refuse?: Answer) {
  const handled = new Set<string>();
  const calls = stubApi(({ key }) => {
    if (key === 'GET /me') return { json: me };
    if (key === 'GET /today') return { json: { now, ...none, counts } };
    if (key === 'GET /replies') {
      const items = replies.filter(({ id }) => !handled.has(id));
      return { json: { items, total: items.length, nextCursor: null } };
    }
    const [, id = '', done] = /^POST \/replies\/([^/]+)\/(\w+)$/.exec(key) ?? [];
    const found = replies.find((each) => each.id === id);
    if (!found) return undefined;
    if (refuse) return refuse;
    if (done === 'handle') handled.add(id);
    else handled.delete(id);
    return { json: { ...found, version: done === 'handle' ? 2 : 3, handledAt: done === 'handle' ? now : null } };
  });
  const { path } = renderOnPage(<TodayPage />);
  await screen.findByRole('region', { name: 'The day on both sides' });
  return { path, changes: () => calls.filter(({ key }) => key.startsWith('POST')) };
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const shown = () => within(screen.getByRole('region', { name: 'Replies' })).getAllByRole('listitem');

test('answers stand first, with who wrote, how it begins, the firm and the time', async () => {
  await show([reply(1), reply(2, { firstLine: '', from: { name: '', address: 'wang@firm.example' } })]);
  await screen.findByText(/Answer 1/);
  const [first, second] = shown();
  expect(first?.textContent).toMatch(/锦澜纺织.*Shen Lan “Answer 1”.*07:41/s);
  // Nothing but attachments: the subject says what it is about.
  expect(second?.textContent).toMatch(/wang@firm\.example Re: two sites/);
  expect(screen.getByText(/2 things/)).toBeTruthy();
});

test('an answer is put away in one key, the next one is chosen, and undo brings it back', async () => {
  const { changes } = await show([reply(1), reply(2)]);
  await screen.findByText(/Answer 1/);
  press('j');
  press('e');
  await waitFor(() => expect(screen.queryByText(/Answer 1/)).toBeNull());
  expect(shown()[0]?.dataset['current']).toBe('true');
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText(/Answer 1/);
  expect(shown().map(({ textContent }) => /Answer \d/.exec(textContent ?? '')?.[0])).toEqual(['Answer 1', 'Answer 2']);
  expect(changes()).toMatchObject([
    { key: `POST /replies/${reply(1).id}/handle`, body: { version: 1 } },
    { key: `POST /replies/${reply(1).id}/reopen`, body: { version: 2 } },
  ]);
});

test('an answer that could not be put away comes back to its place, and the reason is said', async () => {
  await show([reply(1), reply(2)], { problem: { code: 'auth.forbidden', status: 403 } });
  await screen.findByText(/Answer 2/);
  press('j');
  press('j');
  press('e');
  expect(await screen.findByText('You may see this, but not do it.')).toBeTruthy();
  expect(shown()).toHaveLength(2);
});

test('↵ opens the lead of an answer', async () => {
  const { path } = await show([reply(1)]);
  await screen.findByText(/Answer 1/);
  press('j');
  press('Enter');
  await waitFor(() => expect(path()).toBe(`/leads/${reply(1).lead.id}`));
});
