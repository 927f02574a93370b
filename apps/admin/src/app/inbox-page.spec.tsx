import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { InboundMailDetail } from '@brug/contracts/replies';
import { MailDrawer } from '../features/inbox/mail-drawer.js';
import { NewLeadDialog } from '../features/leads/create/new-lead-dialog.js';
import { renderOnPage } from '../shared/testing/render-on-page.js';
import { inLanguage } from '../shared/testing/render.js';
import { sampleMe } from '../shared/testing/sample-me.js';
import { stubApi } from '../shared/testing/stub-api.js';
import type { Answer } from '../shared/testing/stub-api.js';
import { setServerTime } from '../shared/time/now.js';

const id = '01936b2e-7f00-7000-8000-000000000001';
const mail: InboundMailDetail = {
  id,
  version: 3,
  state: 'waiting',
  origin: 'person',
  at: '2026-11-24T07:41:00Z',
  from: { name: '王磊 Wang Lei', address: 'wang@unknown.example' },
  contacts: [],
  subject: 'Re: Land near Ieper',
  firstLine: 'We look for land.',
  incomplete: false,
  text: 'We look for land.\nTen hectares.',
  attachments: [],
  fromColleague: false,
  others: 0,
};
const firm = {
  id: 'firm-1',
  name: 'Jinlan Textile',
  chineseName: '锦澜纺织',
  country: 'CN',
  placeNames: null,
};

// The dialogue of a new lead is much to render on a machine that has other work.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(async () => {
  await inLanguage('en', 'replies', 'contacts', 'leads', 'records', 'errors');
  setServerTime(Date.parse('2026-11-24T08:12:00Z'));
});
afterEach(cleanup);

/** The mail is open, and a lead of the firm is begun with it. */
async function begin(detail: Partial<InboundMailDetail>, answer: Answer) {
  let closed = 0;
  let isGone = false;
  const calls = stubApi(({ key }) => {
    if (key === 'GET /me') return { json: sampleMe() };
    if (key === `GET /inbound-mails/${id}` && isGone) return { problem: { code: 'resource.not-found', status: 404 } };
    if (key === `GET /inbound-mails/${id}`) return { json: { ...mail, ...detail } };
    if (key === 'GET /organisations') return { json: { items: [firm], nextCursor: null } };
    if (key === 'GET /people' || key === 'GET /contacts') return { json: { items: [], nextCursor: null } };
    return key === `POST /inbound-mails/${id}/lead` ? answer : undefined;
  });
  const page = renderOnPage(<MailDrawer id={id} newLead={NewLeadDialog} onClose={() => (closed += 1)} />);
  await userEvent.click(await screen.findByRole('button', { name: 'New lead' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Investment' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New investment lead' }));
  await userEvent.type(dialog.getByRole('combobox', { name: 'Firm' }), 'jinlan');
  await userEvent.click(await screen.findByRole('option', { name: /Jinlan/ }));
  /** Somebody else sorts the mail out, and it is asked for again. */
  const sortOut = async () => {
    isGone = true;
    const asked = calls.length;
    window.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(calls.length).toBeGreaterThan(asked));
  };
  return {
    page,
    dialog,
    sortOut,
    closed: () => closed,
    posts: () => calls.filter(({ key }) => key.startsWith('POST')),
  };
}

const lead = {
  track: 'investment',
  organisationId: 'firm-1',
  primaryContactId: null,
  title: 'Land near Ieper',
  source: 'inquiry-email',
};

test('a lead begins with a mail: its subject, and its sender as the contact, in one request', async () => {
  const begun = { leadId: 'lead-9', number: 'INV-2026-0099', activityId: 'a', contactId: 'c', others: 0 };
  const { page, dialog, posts } = await begin({}, { json: begun });
  expect(dialog.queryByRole('combobox', { name: 'Contact' })).toBeNull();
  await userEvent.click(dialog.getByRole('button', { name: 'Add the lead' }));
  await waitFor(() => expect(page.path()).toBe('/leads/lead-9'));
  expect(posts()).toMatchObject([
    {
      body: {
        version: 3,
        lead,
        keepSender: {
          familyName: 'Wang',
          givenName: 'Lei',
          chineseFamilyName: '王',
          chineseGivenName: '磊',
          language: 'en',
        },
        withOthers: false,
      },
    },
  ]);
});

test('somebody else may be its contact, and the sender is not kept then', async () => {
  const { dialog, posts } = await begin({}, { problem: { code: 'service.unavailable', status: 503 } });
  await userEvent.click(dialog.getByRole('checkbox', { name: /^The sender becomes the contact/ }));
  expect(await dialog.findByRole('combobox', { name: /contact/i })).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Add the lead' }));
  expect(await dialog.findByText(/The server is busy or restarting/)).toBeTruthy();
  expect(posts()).toMatchObject([{ body: { lead, keepSender: null } }]);
});

test('a sender without a name is asked for one', async () => {
  const errors = [{ path: 'body.keepSender.familyName', code: 'contact.name-required', message: 'a name' }];
  const { dialog } = await begin(
    { from: { name: '', address: 'wang@unknown.example' } },
    { problem: { code: 'request.invalid', status: 422, errors } },
  );
  await userEvent.click(dialog.getByRole('button', { name: 'Add the lead' }));
  expect(await dialog.findByText('A name is needed, in either script.')).toBeTruthy();
});

test('Escape closes the dialogue in front, and then the mail', async () => {
  const { page, closed } = await begin({}, { problem: { code: 'service.unavailable', status: 503 } });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'New investment lead' })).toBeNull());
  expect([closed(), page.queryByText(/Ten hectares/) !== null]).toEqual([0, true]);
  await userEvent.keyboard('{Escape}');
  expect(closed()).toBe(1);
});

test('what was typed stays when somebody else sorts the mail out meanwhile, and is said when the lead is added', async () => {
  const { page, dialog, sortOut } = await begin({}, { problem: { code: 'resource.not-found', status: 404 } });
  await sortOut();
  expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('Land near Ieper');
  await userEvent.click(dialog.getByRole('button', { name: 'Add the lead' }));
  expect(await dialog.findByRole('alert')).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(await page.findByText(/no longer in the inbox|sorted out/i)).toBeTruthy();
});
