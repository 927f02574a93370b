import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SmtpTransport } from './smtp-transport.js';
import { checkDkim } from './testing/dkim-check.js';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from './testing/scripted-smtp-server.js';

const key = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const from = { mailFrom: 'Brug <noreply@brug.example>' };
const signing = { dkimDomain: 'brug.example', dkimSelector: 'brug2026', dkimPrivateKey: key.privateKey };

let server: ScriptedSmtpServer;
beforeAll(async () => {
  server = await startScriptedSmtpServer();
});
afterAll(() => server.close());

async function sent(config: Partial<typeof signing>): Promise<string> {
  const transport = new SmtpTransport({ smtpUrl: server.url, ...from, ...config });
  const result = await transport.deliver({
    from: from.mailFrom,
    to: 'li@example.cn',
    replyTo: 'lore@brug.example',
    messageId: '<followup.1@brug.example>',
    at: Temporal.Instant.from('2026-03-09T09:00:00Z'),
    subject: '关于您的咨询 INV-2026-0042',
    text: '您好！  \n\n两  行\n\n',
    html: '<p>您好！</p>',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': '<https://brug.example/unsubscribe/abc>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    inReplyTo: '<followup.0@brug.example>',
    references: ['<followup.0@brug.example>'],
  });
  transport.onApplicationShutdown();
  expect(result).toMatchObject({ kind: 'accepted' });
  return `${server.received.at(-1)?.content ?? ''}\r\n`;
}

test('a mail is signed in the name of the domain, with the way out of further ones', async () => {
  const { headers, ...check } = checkDkim(await sent(signing), key.publicKey);
  expect(check).toEqual({ valid: true, domain: 'brug.example', selector: 'brug2026' });
  expect(headers).toEqual(
    expect.arrayContaining([
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'reply-to',
      'in-reply-to',
      'references',
      'list-unsubscribe',
      'list-unsubscribe-post',
    ]),
  );
});

test.each([
  ['the subject', (mail: string) => mail.replace(/^Subject: .*$/mu, 'Subject: Something else')],
  ['the way out', (mail: string) => mail.replace('/unsubscribe/abc', '/unsubscribe/abd')],
  ['the content', (mail: string) => `${mail}x\r\n`],
])('a signature no longer holds when %s was changed on the way', async (_what, change) => {
  const mail = await sent(signing);
  expect(change(mail)).not.toBe(mail);
  expect(checkDkim(change(mail), key.publicKey).valid).toBe(false);
});

test('a signature of another key does not hold', async () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  expect(checkDkim(await sent(signing), other.publicKey).valid).toBe(false);
});

test('without a key nothing is signed', async () => {
  expect(await sent({})).not.toMatch(/^DKIM-Signature:/imu);
});
