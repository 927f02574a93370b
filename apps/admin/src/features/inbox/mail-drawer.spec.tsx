import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { InboundMailDetail } from '@brug/contracts/replies';
import { renderOnPage } from '../../shared/testing/render-on-page.js';
import { inLanguage } from '../../shared/testing/render.js';
import { sampleMe } from '../../shared/testing/sample-me.js';
import { stubApi } from '../../shared/testing/stub-api.js';
import type { Answer } from '../../shared/testing/stub-api.js';
import { setServerTime } from '../../shared/time/now.js';
import { MailDrawer } from './mail-drawer.js';

const id = '01936b2e-7f00-7000-8000-000000000001';
const contact = {
  id: 'contact-1',
  name: 'Shen Lan',
  chineseName: '沈兰',
  jobTitle: null,
  language: 'zh',
  timeZone: 'Asia/Shanghai',
} as const;
const lead = {
  id: 'lead-1',
  number: 'INV-2026-0042',
  title: 'Finishing plant',
  track: 'investment',
  organisation: { id: 'firm-1', name: 'Jinlan Textile', chineseName: '锦澜纺织', country: 'CN' },
};
const mail: InboundMailDetail = {
  id,
  version: 3,
  state: 'waiting',
  origin: 'person',
  at: '2026-11-24T07:41:00Z',
  from: { name: 'Wang', address: 'wang@unknown.example' },
  contacts: [],
  subject: 'Land near Ieper',
  firstLine: 'We look for land.',
  incomplete: false,
  text: 'We look for land.\nTen hectares.',
  attachments: [{ id: 'file-1', name: 'plan.pdf', contentType: 'application/pdf', size: 900 }],
  fromColleague: false,
  others: 0,
};

beforeAll(async () => {
  await inLanguage('en', 'replies', 'contacts', 'errors');
  setServerTime(Date.parse('2026-11-24T08:12:00Z'));
});
afterEach(cleanup);

async function show(detail: Partial<InboundMailDetail>, answer: (key: string) => Answer | undefined = () => undefined) {
  let closed = 0;
  const calls = stubApi(({ key, query }) => {
    const own = answer(key);
    if (own) return own;
    if (key === 'GET /me') return { json: sampleMe() };
    if (key === `GET /inbound-mails/${id}`) return { json: { ...mail, ...detail } };
    if (key === 'GET /leads')
      return { json: { items: query.has('q') || query.has('contactId') ? [lead] : [], nextCursor: null } };
    return undefined;
  });
  renderOnPage(<MailDrawer id={id} newLead={() => null} onClose={() => (closed += 1)} />);
  await screen.findByText(/Ten hectares/);
  return { closed: () => closed, changes: () => calls.filter(({ key }) => key.startsWith('POST')) };
}

const linked = { leadId: 'lead-1', activityId: 'activity-1', contactId: null, others: 0 };

async function pickLead() {
  await userEvent.type(screen.getByRole('combobox', { name: 'Lead' }), 'jinlan');
  await userEvent.click(await screen.findByRole('option', { name: /INV-2026-0042/ }));
}

const put = () => userEvent.click(screen.getByRole('button', { name: 'Put on INV-2026-0042' }));
const keeping = () => screen.queryByRole('checkbox', { name: /^Keep the sender as a contact of/ });
const typed = (name: string) => (screen.getByRole('textbox', { name }) as HTMLInputElement).value;

test('a mail is put on the lead that is found for it, with the version that was seen', async () => {
  const { closed, changes } = await show({}, (key) => (key.endsWith('/link') ? { json: linked } : undefined));
  expect(screen.getByRole('link', { name: 'Download plan.pdf (1 kB)' })).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Put on a lead' }).disabled).toBe(true);
  await pickLead();
  await put();
  expect(await screen.findByText(/Now on the timeline of INV-2026-0042/)).toBeTruthy();
  expect(closed()).toBe(1);
  expect(changes()).toEqual([
    expect.objectContaining({
      key: `POST /inbound-mails/${id}/link`,
      body: { version: 3, leadId: 'lead-1', keepSender: null, withOthers: false },
    }),
  ]);
});

test('its sender is kept as a contact of the firm, with the name from the mail in both scripts and the language they write', async () => {
  const from = { name: '王磊 Wang Lei', address: 'wang@unknown.example' };
  const { changes } = await show({ from, subject: '土地', text: '我们在寻找土地。Ten hectares' }, (key) =>
    key.endsWith('/link') ? { json: { ...linked, contactId: 'contact-2' } } : undefined,
  );
  expect(keeping()).toBeNull();
  await pickLead();
  await userEvent.click(keeping()!);
  expect(keeping()!.closest('div')!.parentElement!.textContent).toContain('锦澜纺织');
  expect(['Chinese family name', 'Chinese given name', 'Given name', 'Family name'].map(typed)).toEqual([
    '王',
    '磊',
    'Lei',
    'Wang',
  ]);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'E-mail' }).readOnly).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '中文' }).checked).toBe(true);
  await userEvent.click(screen.getByRole('radio', { name: 'English' }));
  await userEvent.clear(screen.getByRole('textbox', { name: 'Chinese given name' }));
  await put();
  expect(await screen.findByText(/the sender is a contact/)).toBeTruthy();
  expect(changes()).toMatchObject([
    {
      body: {
        keepSender: {
          familyName: 'Wang',
          givenName: 'Lei',
          chineseFamilyName: '王',
          chineseGivenName: null,
          language: 'en',
        },
      },
    },
  ]);
});

test('nobody is kept without a name, and what the server does not take is said at its field', async () => {
  const from = { name: 'wang@unknown.example', address: 'wang@unknown.example' };
  const errors = [{ path: 'body.keepSender.email', code: 'identifier.characters', message: 'not allowed' }];
  const { changes, closed } = await show({ from }, (key) =>
    key.endsWith('/link') ? { problem: { code: 'request.invalid', status: 422, errors } } : undefined,
  );
  await pickLead();
  await userEvent.click(keeping()!);
  await put();
  expect(screen.getByText('A name is needed, in either script.')).toBeTruthy();
  expect(changes()).toEqual([]);
  await userEvent.type(screen.getByRole('textbox', { name: 'Family name' }), 'Wang');
  await put();
  expect(await screen.findByText('This was not accepted. Check what is typed.')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'E-mail' }).getAttribute('aria-invalid')).toBe('true');
  expect([closed(), typed('Family name')]).toEqual([0, 'Wang']);
});

test('that somebody has the address meanwhile is said, and who they are is shown', async () => {
  let taken = false;
  await show({}, (key) => {
    if (taken && key === `GET /inbound-mails/${id}`) return { json: { ...mail, contacts: [contact] } };
    taken = key.endsWith('/link');
    return taken ? { problem: { code: 'contact.address-taken', status: 409 } } : undefined;
  });
  await pickLead();
  await userEvent.click(keeping()!);
  await put();
  expect(await screen.findByText('Somebody already has this e-mail address.')).toBeTruthy();
  expect(await screen.findByRole('link', { name: '沈兰' })).toBeTruthy();
  expect(keeping()).toBeNull();
});

test.each([
  ['somebody we know', { contacts: [contact] }],
  ['one of our own people', { fromColleague: true }],
  ['a machine', { origin: 'automatic' as const }],
])('%s is not offered to be kept', async (_who, detail) => {
  await show(detail);
  await pickLead();
  expect(keeping()).toBeNull();
});

test('the other mails of the sender go with it when that is chosen', async () => {
  const { changes } = await show({ others: 2 }, (key) =>
    key.endsWith('/link') ? { json: { ...linked, others: 2 } } : undefined,
  );
  await pickLead();
  await userEvent.click(screen.getByRole('checkbox', { name: /the 2 other mails that wait/ }));
  await put();
  expect(await screen.findByText(/3 mails are now on the timeline of INV-2026-0042/)).toBeTruthy();
  expect(changes()).toMatchObject([{ body: { withOthers: true, keepSender: null } }]);
});

test('the leads of a known sender are one click away', async () => {
  await show({ contacts: [contact] });
  expect(screen.getByRole('link', { name: '沈兰' }).getAttribute('href')).toBe('/contacts/contact-1');
  await userEvent.click(await screen.findByRole('radio', { name: /INV-2026-0042/ }));
  expect(screen.getByRole('button', { name: 'Put on INV-2026-0042' })).toBeTruthy();
});

test('what is not for us is set aside, and undo puts it back with its new version', async () => {
  const { changes } = await show({}, (key) => {
    if (key.endsWith('/set-aside')) return { json: { ...mail, attachments: 1, state: 'set-aside', version: 4 } };
    return key.endsWith('/restore') ? { json: { ...mail, attachments: 1, version: 5 } } : undefined;
  });
  await userEvent.click(screen.getByRole('button', { name: 'Not for us' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(changes()).toHaveLength(2));
  expect(changes()).toMatchObject([
    { key: `POST /inbound-mails/${id}/set-aside`, body: { version: 3 } },
    { key: `POST /inbound-mails/${id}/restore`, body: { version: 4 } },
  ]);
});

test('a mail that was too large says that the rest is elsewhere', async () => {
  await show({ incomplete: true, contacts: [] });
  expect(screen.getByText(/Too large to be taken whole/)).toBeTruthy();
  expect(screen.getByText('Nobody has this address in their contact details.')).toBeTruthy();
});
