import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { InboundMailDetail } from '@brug/contracts/replies';
import { renderOnPage } from '../../shared/testing/render-on-page.js';
import { inLanguage } from '../../shared/testing/render.js';
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
};

beforeAll(async () => {
  await inLanguage('en', 'replies');
  setServerTime(Date.parse('2026-11-24T08:12:00Z'));
});
afterEach(cleanup);

async function show(detail: Partial<InboundMailDetail>, answer: (key: string) => Answer | undefined = () => undefined) {
  let closed = 0;
  const calls = stubApi(({ key, query }) => {
    if (key === `GET /inbound-mails/${id}`) return { json: { ...mail, ...detail } };
    if (key === 'GET /leads')
      return { json: { items: query.has('q') || query.has('contactId') ? [lead] : [], nextCursor: null } };
    return answer(key);
  });
  renderOnPage(<MailDrawer id={id} onClose={() => (closed += 1)} />);
  await screen.findByText(/Ten hectares/);
  return { closed: () => closed, changes: () => calls.filter(({ key }) => key.startsWith('POST')) };
}

test('a mail is put on the lead that is found for it, with the version that was seen', async () => {
  const { closed, changes } = await show({}, (key) =>
    key.endsWith('/link') ? { json: { leadId: 'lead-1', activityId: 'activity-1' } } : undefined,
  );
  expect(screen.getByRole('link', { name: 'Download plan.pdf (1 kB)' })).toBeTruthy();
  const put = screen.getByRole('button', { name: 'Put on a lead' });
  expect((put as HTMLButtonElement).disabled).toBe(true);
  await userEvent.type(screen.getByRole('combobox', { name: 'Lead' }), 'jinlan');
  await userEvent.click(await screen.findByRole('option', { name: /INV-2026-0042/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Put on INV-2026-0042' }));
  expect(await screen.findByText(/Now on the timeline of INV-2026-0042/)).toBeTruthy();
  expect(closed()).toBe(1);
  expect(changes()).toMatchObject([{ key: `POST /inbound-mails/${id}/link`, body: { version: 3, leadId: 'lead-1' } }]);
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
