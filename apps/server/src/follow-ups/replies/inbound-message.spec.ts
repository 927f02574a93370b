import { describe, expect, it } from '@jest/globals';
import { readMessage } from './inbound-message.js';
import { mail, rawMail } from './testing/mails.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('a mail is read in whatever characters it is written', () => {
  it.each([
    [
      'GB18030',
      'gb18030',
      'ced2c3c7cdacd2e2d0c7c6dab6feb2ceb9dbd4f3b2bcc2c0bad5b8dba1a3',
      'u9i4tKO6zcG12LzbuPE=',
      '我们同意星期二参观泽布吕赫港。',
      '回复：土地价格',
    ],
    [
      'GBK',
      'gbk',
      'ced2c3c7cdacd2e2d0c7c6dab6feb2ceb9dbd4f3b2bcc2c0bad5b8dba1a3',
      'u9i4tKO6zcG12LzbuPE=',
      '我们同意星期二参观泽布吕赫港。',
      '回复：土地价格',
    ],
    [
      'Big5',
      'big5',
      'a7daadcca650b74eac50b4c1a447b0d1c65ba143',
      'pl7C0KFHpGemYbv5ruY=',
      '我們同意星期二參觀。',
      '回覆：土地價格',
    ],
  ])('%s', async (_name, charset, bytes, subject, text, subjectText) => {
    const message = await readMessage(
      rawMail(
        [
          `From: =?${charset}?B?ydzQy731wLw=?= <shen@jinlan.example>`,
          `Subject: =?${charset}?B?${subject}?=`,
          'Message-ID: <one@jinlan.example>',
          'MIME-Version: 1.0',
          `Content-Type: text/plain; charset=${charset}`,
          'Content-Transfer-Encoding: base64',
        ],
        Buffer.from(hex(bytes).toString('base64')),
      ),
    );
    expect([message.body, message.subject]).toEqual([text, subjectText]);
    if (charset !== 'big5') expect(message.from).toEqual({ name: '绍兴锦兰', address: 'shen@jinlan.example' });
  });

  it('Latin 1, as older mail programs here still write', async () => {
    const text = Buffer.from('Wij zijn het eens met dinsdag: één bezoek, geen café.', 'latin1');
    const headers = ['From: devos@weefmachines.example', 'Content-Type: text/plain; charset=iso-8859-1'];
    const message = await readMessage(rawMail([...headers, 'Content-Transfer-Encoding: 8bit'], text));
    expect(message.body).toBe('Wij zijn het eens met dinsdag: één bezoek, geen café.');
  });

  it('HTML alone, as text', async () => {
    const headers = ['From: shen@jinlan.example', 'Content-Type: text/html; charset=utf-8'];
    const html = '<p>我们<b>同意</b>。</p><p>Tuesday &amp; Wednesday</p><script>alert(1)</script>';
    const { body } = await readMessage(rawMail(headers, Buffer.from(html)));
    expect(body.split(/\n+/)).toEqual(['我们同意。', 'Tuesday & Wednesday']);
  });
});

const twoParts = (...attachmentHeaders: string[]): Buffer =>
  rawMail(
    ['From: shen@jinlan.example', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
    Buffer.from(
      [
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'See the attachment.',
        '--b',
        ...attachmentHeaders,
        'Content-Transfer-Encoding: base64',
        '',
        'JVBERi0xLjc=',
        '--b--',
        '',
      ].join('\r\n'),
    ),
  );

describe('an attachment keeps its Chinese name', () => {
  it.each([
    [
      'RFC 2231',
      "Content-Disposition: attachment; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%E5%8D%95%202026.pdf",
      '报价单 2026.pdf',
    ],
    [
      'RFC 2231, in pieces',
      "Content-Disposition: attachment;\r\n filename*0*=UTF-8''%E6%8A%A5%E4%BB%B7;\r\n filename*1*=%E5%8D%95%202026.pdf",
      '报价单 2026.pdf',
    ],
    ['RFC 2047', 'Content-Disposition: attachment; filename="=?UTF-8?B?5Zyf5Zyw5oql5Lu3LnBkZg==?="', '土地报价.pdf'],
    [
      'RFC 2047 in GBK, on the type',
      'Content-Disposition: attachment\r\nX-Other: 1',
      '绍兴锦兰',
      'Content-Type: application/pdf; name="=?gbk?B?ydzQy731wLw=?="',
    ],
  ])('written by %s', async (_name, disposition, name, type = 'Content-Type: application/pdf') => {
    const { attachments, body } = await readMessage(twoParts(type, disposition));
    expect(attachments.map((each) => [each.name, each.contentType, each.content.toString()])).toEqual([
      [name, 'application/pdf', '%PDF-1.7'],
    ]);
    expect(body).toBe('See the attachment.');
  });
});

describe('a mail', () => {
  it('is the same whatever way it came, and another when anything it says differs', async () => {
    const original = mail({ messageId: '<same@jinlan.example>' });
    const relayed = Buffer.concat([
      Buffer.from('Received: from mx.example\r\nReturn-Path: <shen@jinlan.example>\r\n'),
      original,
    ]);
    const changed = mail({ messageId: '<same@jinlan.example>', text: 'Wednesday suits us.' });
    const [one, other, third] = await Promise.all([original, relayed, changed].map((raw) => readMessage(raw)));
    expect(other?.contentHash).toBe(one?.contentHash);
    expect(third?.contentHash).not.toBe(one?.contentHash);
  });

  it('keeps its whole text beside the body when it quotes', async () => {
    const text = 'Tuesday suits us.\n\nOn Mon, 9 Mar 2026, Lore wrote:\n> Does Tuesday suit you?';
    expect(await readMessage(mail({ text }))).toMatchObject({ body: 'Tuesday suits us.', fullBody: text });
    expect(await readMessage(mail())).toMatchObject({ body: 'Tuesday suits us.', fullBody: null });
  });

  it('keeps its whole text beside a body that is too long for a timeline', async () => {
    const text = '好'.repeat(50_000);
    const { body, fullBody } = await readMessage(mail({ text }));
    expect([body.length, fullBody]).toEqual([20_000, text]);
  });

  it('says when it was sent only where it says so', async () => {
    expect((await readMessage(mail())).sentAt).toBe('2026-03-09T08:30:00.000Z');
    expect((await readMessage(mail({ date: null }))).sentAt).toBeNull();
    expect((await readMessage(mail({ date: 'yesterday, I think' }))).sentAt).toBeNull();
  });

  it('has nothing in it that cannot be stored', async () => {
    const message = await readMessage(mail({ text: 'before\0after', subject: 'one\0two' }));
    expect(JSON.stringify(message)).not.toMatch(/\\u0000|\\ud83d"/);
    expect(message.body).toBe('beforeafter');
  });

  it.each([
    ['nothing', ''],
    ['bytes', '\xff\xfe\0\0'],
    ['a page', '<html><body>Not a mail</body></html>'],
    ['no sender', 'Subject: hello\r\n\r\ntext'],
    ['a sender without an address', 'From: Shen\r\n\r\ntext'],
  ])('is refused when it is none: %s', async (_name, raw) => {
    await expect(readMessage(Buffer.from(raw, 'latin1'))).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
