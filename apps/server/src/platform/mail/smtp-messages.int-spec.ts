import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MESSAGE_LANGUAGES, renderMessage, withUnsubscribeLine, type MessageLanguage } from '@brug/domain/templates';
import fc from 'fast-check';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { OutgoingAttachment, OutgoingMail } from './mail-transport.js';
import { SmtpTransport } from './smtp-transport.js';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from './testing/scripted-smtp-server.js';

/*
 * What goes in comes out: messages as they are rendered, over the real transport into a server, read by an independent parser; and
 * their lines as the standards want them, so that no server on the way has to change anything.
 */

const ADDRESS = 'https://brug.example/unsubscribe/0123456789012345678901234567890123456789012';

let server: ScriptedSmtpServer;
let transport: SmtpTransport;
beforeAll(async () => {
  server = await startScriptedSmtpServer();
  transport = new SmtpTransport({ smtpUrl: server.url, mailFrom: 'Brug <noreply@brug.example>' });
});
afterAll(async () => {
  transport.onApplicationShutdown();
  await server.close();
});

interface Given {
  readonly subject: string;
  readonly body: string;
  readonly language: MessageLanguage;
  readonly attachments?: readonly OutgoingAttachment[];
}

let number = 0;
async function throughTheWire(given: Given): Promise<{ sent: OutgoingMail; raw: string; mail: ParsedMail }> {
  const rendered = renderMessage(given, {}, given.language);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  number += 1;
  const sent: OutgoingMail = {
    from: 'Brug <noreply@brug.example>',
    to: 'li@example.cn',
    replyTo: 'lore@brug.example',
    messageId: `<followup.${number}@brug.example>`,
    at: Temporal.Instant.from('2026-03-09T09:00:00Z'),
    ...withUnsubscribeLine(rendered.message, ADDRESS, given.language),
    headers: { 'List-Unsubscribe': `<${ADDRESS}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    inReplyTo: '<followup.a@brug.example>',
    references: Array.from(
      { length: 10 },
      (_unused, index) => `<followup.01a2170d-0000-7000-8000-00000000000${index}@brug.example>`,
    ),
    attachments: given.attachments ?? [],
  };
  expect(await transport.deliver(sent)).toMatchObject({ kind: 'accepted' });
  const raw = `${server.received.at(-1)?.content ?? ''}\r\n`;
  return { sent, raw, mail: await simpleParser(raw) };
}

/** Exactly what went in, and no line that a server on the way may break. */
async function expectWhole(given: Given): Promise<void> {
  const { sent, raw, mail } = await throughTheWire(given);
  expect(mail.subject).toBe(sent.subject);
  expect(mail.text?.replace(/\n$/u, '')).toBe(sent.text);
  expect(mail.html === false ? null : mail.html?.replace(/\n$/u, '')).toBe(sent.html);
  expect(mail.messageId).toBe(sent.messageId);
  expect(mail.references).toEqual(sent.references);
  expect(mail.from?.value).toEqual([{ address: 'noreply@brug.example', name: 'Brug' }]);
  expect(mail.to).toMatchObject({ value: [{ address: 'li@example.cn' }] });
  expect(mail.date?.toISOString()).toBe('2026-03-09T09:00:00.000Z');
  const files = mail.attachments.map(({ filename, contentType, content }) => ({
    filename,
    contentType,
    content: Buffer.from(content).toString('base64'),
  }));
  expect(files).toEqual(
    (given.attachments ?? []).map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content).toString('base64'),
    })),
  );
  expectClean(raw);
}

function expectClean(raw: string): void {
  // 7-bit: also a server without 8BITMIME (RFC 6152) takes it unchanged.
  expect(raw).toMatch(/^[\t\r\n -~]*$/u);
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  const lines = raw.split('\r\n');
  // RFC 5322, 2.1.1.
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(998);
  const head = lines.slice(0, lines.indexOf(''));
  for (const line of head) {
    // What has no place to be folded at stays whole: a Message-ID, an address, a boundary.
    const foldable = /\S[ \t]+\S/u.test(line.replace(/^[\w-]+:\s*/u, '').trim());
    if (foldable) expect(line.length).toBeLessThanOrEqual(78);
    expect(line).toMatch(/^([!-9;-~]+:|[ \t]+\S)/u);
  }
}

const SUBJECTS = {
  nl: 'Uw plannen in West-Vlaanderen: vervolggesprek over de vestiging, de vergunningen en de financiering van uw nieuwe fabriek in Kortrijk',
  en: 'Your plans in West Flanders: a follow-up on the site, the permits and the financing of your new plant near Kortrijk, “as agreed”',
  zh: '关于贵公司在西弗兰德省投资设厂的后续事宜：选址、许可、融资以及与当地合作伙伴会面的安排，敬请查收并回复确认，谢谢您的支持与信任',
};
const BODY = {
  nl: 'Geachte mevrouw Li\n\nEén regel met “aanhalingstekens”, een € en een naam: Verhaeghe-D’hondt.\n\n.\n..een punt vooraan\n\nFrom hier af\n\nMet vriendelijke groeten',
  en: `Dear Ms Li\n\n${'A very long line without any break in it, '.repeat(60)}\n\nA = sign, a\ttab and trailing spaces   \nend`,
  zh: `尊敬的李总：\n\n您好！${'感谢贵公司对西弗兰德省的关注。'.repeat(80)}\n\n𠮷野先生与单国栋一同出席👨‍👩‍👧。\n\n顺颂商祺！`,
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILES: readonly OutgoingAttachment[] = [
  {
    filename: '西弗兰德省投资指南（二〇二六年版）.pdf',
    contentType: 'application/pdf',
    content: Buffer.from('%PDF-1.7 …'),
  },
  {
    filename: 'Stratégie & “plan” d’été.bin',
    contentType: 'application/octet-stream',
    content: Buffer.from([0, 1, 13, 10, 46, 255]),
  },
  { filename: `${'很长的文件名'.repeat(20)}.xlsx`, contentType: XLSX, content: Buffer.alloc(5000, 7) },
  { filename: 'plain.csv', contentType: 'text/csv', content: Buffer.from('a;b\r\n1;2\r\n') },
];

describe('a message', () => {
  test.each(MESSAGE_LANGUAGES)('in %s arrives as it was written, under a long subject', async (language) => {
    await expectWhole({ subject: SUBJECTS[language], body: BODY[language], language });
  });

  test.each(MESSAGE_LANGUAGES)('in %s arrives with its files, whatever they are called', async (language) => {
    await expectWhole({ subject: SUBJECTS[language], body: BODY[language], language, attachments: FILES });
  });

  test('in both scripts at once arrives as it was written', async () => {
    const subject = `${SUBJECTS.zh.slice(0, 30)} / ${SUBJECTS.nl.slice(0, 40)} / ${SUBJECTS.zh.slice(30, 60)}`;
    await expectWhole({ subject, body: `${BODY.zh}\n\n${BODY.nl}`, language: 'zh' });
  });

  test('of whatever text arrives as it was rendered', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((value) => !/\{\{|\}\}/u.test(value));
    const visible = text.filter((value) => value.trim() !== '');
    await fc.assert(
      fc.asyncProperty(visible, text, fc.constantFrom(...MESSAGE_LANGUAGES), async (subject, body, language) => {
        await expectWhole({ subject: `x${subject}`, body: `x${body}`, language });
      }),
      { numRuns: 100 },
    );
  });
});
