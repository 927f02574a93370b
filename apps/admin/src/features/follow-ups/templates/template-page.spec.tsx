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
beforeAll(() => inLanguage('en', 'templates', 'records', 'replies'));
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

test('the believable reader is the one that the template is used for', async () => {
  const calls = server();
  await open(sampleTemplate({ uses: [{ track: 'export', recipient: 'counterpart' }] }));
  const asked = () => calls.findLast(({ key }) => key === 'POST /template-previews')?.body;
  expect(asked()).toMatchObject({ leadId: null, track: 'export', recipient: 'counterpart' });
  cleanup();
  await open(sampleTemplate({ uses: [] }));
  await waitFor(() => expect(asked()).toMatchObject({ track: 'investment', recipient: 'principal', language: 'en' }));
  await userEvent.click(screen.getByLabelText('Text, Dutch'));
  await waitFor(() => expect(asked()).toMatchObject({ track: 'export', recipient: 'principal', language: 'nl' }));
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

test('files are added and taken away, stand there with name and size, and are saved with the texts', async () => {
  const kept = { id: 'file-kept', name: 'Guide.pdf', contentType: 'application/pdf', size: 600_000 };
  const added = { id: 'file-added', name: '投资指南.pdf', contentType: 'application/pdf', size: 1_100_000 };
  const calls = server({ [changeKey]: savedAs, 'POST /template-files': () => ({ json: added }) });
  await open(sampleTemplate({ sequences: [], attachments: [kept] }));
  const part = screen.getByRole('region', { name: 'Attachments' });
  expect(within(part).getByText('1 file, 600 kB')).toBeTruthy();
  const input = within(part).getByLabelText('Add files', { selector: 'input' });
  await userEvent.upload(input, new File(['投资'], '投资指南.pdf', { type: 'application/pdf' }));
  expect(await within(part).findByText('2 files, 1.7 MB')).toBeTruthy();
  expect(calls.find(({ key }) => key === 'POST /template-files')?.body).toEqual({
    name: '投资指南.pdf',
    contentType: 'application/pdf',
    contentBase64: '5oqV6LWE',
  });
  await userEvent.click(within(part).getByRole('button', { name: 'Remove Guide.pdf' }));
  const link = within(part).getByRole('link', { name: 'Download 投资指南.pdf (1.1 MB)' });
  expect(link.getAttribute('href')).toBe('/api/v1/files/file-added');
  await userEvent.click(screen.getByRole('button', { name: 'Test mail to me' }));
  await userEvent.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() => expect(calls.some(({ key }) => key === changeKey)).toBe(true));
  for (const key of [changeKey, 'POST /template-test-mails']) {
    expect(calls.find((call) => call.key === key)?.body).toMatchObject({ attachmentIds: ['file-added'] });
  }
});

test('files that are too large together are not uploaded', async () => {
  const calls = server();
  const large = { id: 'file-large', name: 'Film.mp4', contentType: 'video/mp4', size: 4_999_999 };
  await open(sampleTemplate({ attachments: [large] }));
  await userEvent.upload(screen.getByLabelText('Add files', { selector: 'input' }), new File(['ab'], 'b.txt'));
  expect(await screen.findByText('Together the files may have at most 5 MB.')).toBeTruthy();
  expect(calls.some(({ key }) => key === 'POST /template-files')).toBe(false);
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
  expect(screen.queryByRole('button', { name: 'Add files' })).toBeNull();
  expect(screen.queryByRole('button', { name: /Insert a value/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull();
});
