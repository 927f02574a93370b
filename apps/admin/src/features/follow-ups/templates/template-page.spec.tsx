import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MessageTemplateDto } from '@brug/contracts/sequences';
import { inLanguage } from '../../../shared/testing/render.js';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import type { Answer, ApiCall } from '../../../shared/testing/stub-api.js';
import { sampleLeadRef, sampleManager, sampleTemplate } from '../testing/samples.js';
import { TemplateView } from './template-view.js';
import { TemplatesPage } from './templates-page.js';

const rendered = {
  subject: 'Thank you, Qian Wei',
  text: 'Dear Qian Wei,\n\nThank you.',
  html: '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"></head><body>\n<p onclick="alert(1)">Dear &lt;b&gt;Qian</p><script>alert(2)</script><a href="javascript:alert(3)">here</a><img src="x">\n</body></html>',
  problems: [],
  values: [{ name: 'contact.name', value: 'Qian Wei' }],
};

// Whole pages are typed into.
jest.setTimeout(30_000);

const browserFetch = globalThis.fetch;
beforeAll(() => inLanguage('en', 'templates', 'records'));
beforeEach(() => localStorage.removeItem('brug.draft.template.business-day-thanks'));
afterEach(() => {
  cleanup();
  globalThis.fetch = browserFetch;
});

function server(answers: Record<string, (call: ApiCall) => Answer> = {}) {
  return stubApi((call) => {
    if (answers[call.key]) return answers[call.key]?.(call);
    if (call.key === 'GET /me') return { json: sampleManager };
    if (call.key === 'GET /leads') return { json: { items: [sampleLeadRef], nextCursor: null } };
    if (call.key === 'POST /template-previews') return { json: rendered };
    return undefined;
  });
}

const changeKey = 'POST /templates/business-day-thanks/versions';
const savedAs = (call: ApiCall): Answer => ({
  json: sampleTemplate({ ...(call.body as Partial<MessageTemplateDto>), version: 6, number: 4 }),
});

async function open(template: MessageTemplateDto) {
  const page = renderOnPage(<TemplateView template={template} />);
  await screen.findByText('Test mail to me');
  return page;
}

async function type(label: string, text: string) {
  await userEvent.clear(screen.getByLabelText(label));
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.paste(text);
}

test('the list has the templates, and the button that starts one', async () => {
  server({
    'GET /templates': () => ({
      json: { items: [sampleTemplate(), sampleTemplate({ key: 'b', usedBy: 0 })], nextCursor: null },
    }),
  });
  // Rows in sight only are drawn, and jsdom has no height; the table says how many there are.
  renderOnPage(<TemplatesPage />);
  expect((await screen.findByRole('table', { name: 'Templates' })).getAttribute('aria-rowcount')).toBe('3');
  expect(screen.getByRole('button', { name: /New template/ })).toBeTruthy();
});

test('a new template gets its key from the English name, and a start of its texts', async () => {
  const calls = server({
    'GET /templates': () => ({ json: { items: [], nextCursor: null } }),
    'POST /templates': () => ({ json: sampleTemplate({ key: 'invitation-ningbo' }) }),
  });
  const { path } = renderOnPage(<TemplatesPage />);
  await userEvent.click((await screen.findAllByRole('button', { name: /New template/ }))[0] as HTMLElement);
  await type('Name in Dutch', 'Uitnodiging Ningbo');
  await type('Name in English', 'Invitation, Ningbo');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('A name is needed')).toBeTruthy();
  await type('Name in Chinese', '宁波邀请');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(path()).toBe('/follow-ups/templates/invitation-ningbo'));
  expect(calls.find(({ key }) => key === 'POST /templates')?.body).toMatchObject({
    key: 'invitation-ningbo',
    bodies: { zh: expect.stringContaining('顺颂商祺') },
  });
});

test('a fault is said as one types, and nothing can be saved before it is gone', async () => {
  server();
  await open(sampleTemplate());
  await type('Text, English', 'Dear {{contact.nme}}');
  const english = screen.getByRole('region', { name: 'English' });
  expect(within(english).getByText('There is no value “contact.nme”.')).toBeTruthy();
  expect(screen.getByLabelText('Text, English').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Save/ }).disabled).toBe(true);
  await type('Text, English', 'Dear {{contact.name}}');
  expect(within(english).queryByText(/There is no value/)).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Save/ }).disabled).toBe(false);
});

test('a value is inserted into the text of its language', async () => {
  server();
  await open(sampleTemplate());
  await userEvent.click(screen.getByRole('button', { name: 'Only if …, English' }));
  await userEvent.type(await screen.findByRole('combobox', { name: 'Find a value' }), 'both zones');
  await userEvent.click(screen.getByRole('option', { name: /first proposed time/ }));
  expect(screen.getByLabelText<HTMLTextAreaElement>('Text, English').value).toMatch(
    /your time\.\{\{#if slot\.1\}\}\{\{\/if\}\}$/,
  );
});

test('saving asks what its sequences do, and makes the next version', async () => {
  const calls = server({ [changeKey]: savedAs });
  await open(sampleTemplate());
  await type('Subject, Dutch', 'Hartelijk dank');
  await userEvent.click(screen.getByRole('button', { name: /^Save/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Save as version 4' });
  expect(within(dialog).getByText('After a business day')).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('checkbox'));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved as version 4')).toBeTruthy();
  expect(calls.find(({ key }) => key === changeKey)?.body).toMatchObject({
    version: 5,
    updateSequences: false,
    subjects: { nl: 'Hartelijk dank', en: 'Thank you, {{contact.name}}' },
  });
});

test('what two people changed apart is merged; what both changed is asked, and neither is lost', async () => {
  const current = sampleTemplate({
    version: 6,
    number: 4,
    subjects: { ...sampleTemplate().subjects, en: 'Many thanks' },
    bodies: { ...sampleTemplate().bodies, zh: '对方' },
  });
  const calls = server({
    [changeKey]: (call) =>
      (call.body as { version: number }).version === 5
        ? { problem: { status: 409, code: 'version.conflict', current } }
        : savedAs(call),
  });
  await open(sampleTemplate({ sequences: [] }));
  await type('Subject, English', 'Mine');
  await type('Name, Dutch', 'Ook van mij');
  await userEvent.click(screen.getByRole('button', { name: /^Save/ }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('Many thanks')).toBeTruthy();
  expect(within(dialog).queryByText('Ook van mij')).toBeNull();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Keep what is chosen' }));
  await waitFor(() => expect(calls.filter(({ key }) => key === changeKey)).toHaveLength(2));
  expect(calls.findLast(({ key }) => key === changeKey)?.body).toMatchObject({
    version: 6,
    subjects: { en: 'Mine' },
    names: { nl: 'Ook van mij' },
    bodies: { zh: '对方' },
  });
});

test('a draft survives the tab, and is gone once it is thrown away', async () => {
  server();
  const first = await open(sampleTemplate());
  await type('Subject, Dutch', 'Nog niet klaar');
  first.unmount();
  await open(sampleTemplate());
  const subject = () => screen.getByLabelText<HTMLTextAreaElement>('Subject, Dutch');
  expect(subject().value).toBe('Nog niet klaar');
  await userEvent.click(screen.getByText('Discard changes'));
  expect(subject().value).toBe('Dank, {{contact.name}}');
  expect(localStorage.getItem('brug.draft.template.business-day-thanks')).toBeNull();
});

test('the preview shows text and HTML, names what is missing, and draws nothing of the HTML but its words', async () => {
  const calls = server({
    'POST /template-previews': () => ({
      json: {
        ...rendered,
        problems: [{ kind: 'missing', name: 'organisation.nameZh' }],
        values: [{ name: 'organisation.nameZh', value: null }],
      },
    }),
  });
  await open(sampleTemplate());
  expect(await screen.findByText('Missing for this lead: Chinese name of the firm.')).toBeTruthy();
  expect(screen.getByText('no value')).toBeTruthy();
  const mail = screen.getByRole('region', { name: 'HTML' });
  expect(within(mail).getByText('Dear <b>Qian')).toBeTruthy();
  expect(mail.querySelector('script, img, [onclick], [href]')).toBeNull();
  await userEvent.click(screen.getByPlaceholderText(/^Any lead/));
  await userEvent.click(await screen.findByRole('option', { name: /蓝印数码/ }));
  await waitFor(() => expect(calls.at(-1)?.body).toMatchObject({ leadId: 'lead-lanyin', language: 'en' }));
});

test('a test mail says what the server answered', async () => {
  server({
    'POST /template-test-mails': () => ({
      json: { to: 'lore@brug.example', accepted: false, response: '550 no such user' },
    }),
  });
  await open(sampleTemplate());
  await userEvent.click(screen.getByRole('button', { name: 'Test mail to me' }));
  expect(await screen.findByText(/did not take the mail to lore@brug.example: 550 no such user/)).toBeTruthy();
});

test('who may only read finds the texts and nothing to change', async () => {
  server();
  await open(sampleTemplate({ may: { update: false } }));
  expect(screen.getByLabelText<HTMLTextAreaElement>('Text, Dutch').readOnly).toBe(true);
  expect(screen.queryByRole('button', { name: /Insert a value/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull();
});
