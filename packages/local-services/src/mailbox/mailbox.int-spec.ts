import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { startMailbox } from './mailbox.js';
import type { Mailbox } from './mailbox.js';

let folder: string;
let mailbox: Mailbox;

async function send(mail: SendMailOptions): Promise<string> {
  const transport = createTransport(mailbox.smtpUrl);
  const { response } = await transport.sendMail({ from: 'Brug <noreply@brug.test>', ...mail });
  transport.close();
  return response;
}

async function restart(): Promise<void> {
  await mailbox.stop();
  mailbox = await startMailbox({ folder });
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** fetch() does not let one set Host. */
function ask(
  path: string,
  { body, ...options }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${mailbox.url}${path}`, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'brug mails '));
  mailbox = await startMailbox({ folder });
});

afterEach(async () => {
  await mailbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the local mailbox', () => {
  it('keeps a mail with everything that was sent', async () => {
    await send({
      to: [{ name: '王小明', address: 'wang@example.cn' }],
      cc: 'an@example.be',
      bcc: 'hidden@example.be',
      replyTo: 'desk@brug.test',
      subject: '您好 · goeiedag',
      text: 'Beste 小明',
      html: '<p>Beste <b>小明</b></p>',
      messageId: '<followup-1@brug.test>',
      inReplyTo: '<earlier@brug.test>',
      headers: { 'List-Unsubscribe': '<https://brug.test/u/1>' },
      attachments: [{ filename: '报告.pdf', content: Buffer.from('%PDF') }],
    });
    const [summary] = mailbox.list().items;
    expect(summary).toMatchObject({
      subject: '您好 · goeiedag',
      from: [{ name: 'Brug', address: 'noreply@brug.test' }],
      to: [{ name: '王小明', address: 'wang@example.cn' }],
      envelope: { from: 'noreply@brug.test', to: ['wang@example.cn', 'an@example.be', 'hidden@example.be'] },
      messageId: '<followup-1@brug.test>',
      attachments: 1,
    });
    expect(await mailbox.get(summary!.id)).toMatchObject({
      text: 'Beste 小明',
      html: '<p>Beste <b>小明</b></p>',
      replyTo: [{ name: '', address: 'desk@brug.test' }],
      inReplyTo: '<earlier@brug.test>',
      headers: { 'list-unsubscribe': ['<https://brug.test/u/1>'] },
      attachments: [{ filename: '报告.pdf', contentType: 'application/pdf', size: 4 }],
    });
  });

  it('lists newest first, in pages, by recipient whatever the case', async () => {
    for (let i = 1; i <= 5; i += 1)
      await send({ to: i === 3 ? 'other@example.be' : 'an@example.be', subject: `mail ${i}` });
    const first = mailbox.list({ to: 'AN@example.be', limit: 3 });
    expect([first.total, first.items.map((each) => each.subject)]).toEqual([4, ['mail 5', 'mail 4', 'mail 2']]);
    const rest = mailbox.list({ to: 'an@example.be', limit: 3, before: first.next! });
    expect([rest.items.map((each) => each.subject), rest.next]).toEqual([['mail 1'], null]);
  });

  it('answers 250 only when the mail is on disk', async () => {
    const response = await send({ to: 'an@example.be', text: 'safe' });
    const id = /Kept as (\S+)/.exec(response)?.[1];
    expect(readFileSync(join(folder, `${id}.eml`), 'utf8')).toContain('safe');
  });

  it('refuses a mail it cannot keep, so that the sender tries again', async () => {
    rmSync(folder, { recursive: true });
    await expect(send({ to: 'an@example.be', text: 'lost?' })).rejects.toMatchObject({ responseCode: 451 });
    expect(mailbox.list().total).toBe(0);
  });

  it('loses none of many mails sent at once', async () => {
    const transport = createTransport(`${mailbox.smtpUrl}?pool=true&maxConnections=5`);
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        transport.sendMail({ from: 'a@brug.test', to: 'b@brug.test', messageId: `<${i}@brug.test>` }),
      ),
    );
    transport.close();
    await restart();
    const ids = mailbox.list({ limit: 500 }).items.map((each) => each.messageId);
    expect(new Set(ids).size).toBe(200);
  });

  it('shows the mails of earlier runs, even when the index was cut short or lost', async () => {
    await send({ to: 'an@example.be', subject: 'one' });
    await send({ to: 'an@example.be', subject: 'two' });
    const before = mailbox.list();

    appendFileSync(join(folder, 'index.jsonl'), '{"id":"20');
    writeFileSync(join(folder, 'unfinished.part'), 'half a mail');
    await restart();
    expect(mailbox.list()).toEqual(before);
    expect(existsSync(join(folder, 'unfinished.part'))).toBe(false);

    rmSync(join(folder, 'index.jsonl'));
    await restart();
    expect(mailbox.list()).toEqual(before);
  });

  it('refuses what is too large, and goes on', async () => {
    await mailbox.stop();
    mailbox = await startMailbox({ folder, largestMail: 10_000 });
    const undeclared = createTransport(mailbox.smtpUrl);
    await expect(
      undeclared.sendMail({ from: 'a@brug.test', to: 'b@brug.test', text: 'x'.repeat(50_000) }),
    ).rejects.toMatchObject({ responseCode: 552 });
    undeclared.close();
    await send({ to: 'an@example.be', subject: 'small' });
    expect(mailbox.list().items.map((each) => each.subject)).toEqual(['small']);
  });

  it('keeps even what is no proper mail, byte for byte', async () => {
    const rubbish = Buffer.from('Content-Type: multipart/mixed; boundary="\r\n\0\xff\xfe no end\r\n', 'latin1');
    await send({ envelope: { from: 'a@brug.test', to: 'b@brug.test' }, raw: rubbish });
    const [mail] = mailbox.list().items;
    const raw = await fetch(`${mailbox.url}/api/mails/${mail!.id}/raw`);
    expect(Buffer.from(await raw.arrayBuffer())).toEqual(rubbish);
    expect((await ask(`/mails/${mail!.id}`)).status).toBe(200);
  });

  it('does not keep a mail whose sender broke off', async () => {
    const socket = connect(Number(new URL(mailbox.smtpUrl).port), '127.0.0.1');
    const lines = ['EHLO x', 'MAIL FROM:<a@brug.test>', 'RCPT TO:<b@brug.test>', 'DATA'];
    socket.on('data', (reply) => {
      const line = lines.shift();
      if (line !== undefined) socket.write(`${line}\r\n`);
      else if (reply.toString().startsWith('354')) socket.end('Subject: half\r\n\r\nwithout an end\r\n');
    });
    await once(socket, 'close');
    expect(lines).toEqual([]);
    await restart();
    expect(mailbox.list().total).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.eml'))).toEqual([]);
  });

  it('forgets all mails when told to, for good', async () => {
    await send({ to: 'an@example.be' });
    expect((await ask('/api/mails', { method: 'DELETE' })).status).toBe(204);
    await restart();
    expect(mailbox.list().total).toBe(0);
  });
});

describe('an answer of a recipient', () => {
  interface Taken {
    headers: Record<string, string | string[] | undefined>;
    body: Buffer;
  }

  /** A server that takes answers, or not. */
  async function withServer(status: number, act: (taken: Taken[]) => Promise<void>): Promise<void> {
    const taken: Taken[] = [];
    const server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        taken.push({ headers: incoming.headers, body: Buffer.concat(chunks) });
        outgoing.writeHead(status).end('{"outcome":"reply"}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    mailbox.handAnswersTo({ url: `http://127.0.0.1:${port}/in`, secret: 'secret' });
    try {
      await act(taken);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  async function sent(): Promise<string> {
    await send({
      to: { name: '王小明', address: 'wang@example.cn' },
      replyTo: 'answers@brug.test',
      subject: '关于土地',
      text: '星期二可以吗？',
      messageId: '<followup-2@brug.test>',
      references: ['<followup-1@brug.test>'],
    });
    return mailbox.list().items[0]!.id;
  }

  const answer = (path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(path, { method: 'POST', headers, body });

  it('is a mail in the thread, signed, in any script', async () => {
    const id = await sent();
    await withServer(200, async (taken) => {
      const form = new URLSearchParams({ text: '可以，请寄合同。' }).toString();
      const done = await answer(`/mails/${id}/answer`, form);
      expect([done.status, done.headers['location']]).toEqual([303, `/mails/${id}?answered`]);
      const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = taken;
      const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['brug-signature'])) ?? [];
      expect(createHmac('sha256', 'secret').update(`${seconds}.`).update(body).digest('hex')).toBe(mac);
      const mail = await simpleParser(body);
      expect(mail.from?.value).toEqual([{ name: '王小明', address: 'wang@example.cn' }]);
      expect([mail.subject, mail.inReplyTo, mail.references]).toEqual([
        'Re: 关于土地',
        '<followup-2@brug.test>',
        ['<followup-1@brug.test>', '<followup-2@brug.test>'],
      ]);
      expect(mail.text).toMatch(/^可以，请寄合同。\n\nOn .* wrote:\n> 星期二可以吗？/);
      expect(mail.messageId).toMatch(/^<.+@example\.cn>$/);
      expect(mail.headers.get('auto-submitted')).toBeUndefined();
      expect((await ask(`/mails/${id}?answered`)).body).toContain('Brug has the answer.');
    });
  });

  it('can be that of an answering machine, and given as JSON', async () => {
    const id = await sent();
    await withServer(200, async (taken) => {
      const body = JSON.stringify({ text: 'Afwezig tot maandag', automatic: true });
      const done = await answer(`/api/mails/${id}/answer`, body);
      expect([done.status, JSON.parse(done.body)]).toEqual([200, { outcome: 'reply' }]);
      expect((await simpleParser(taken[0]!.body)).headers.get('auto-submitted')).toBe('auto-replied');
    });
  });

  it('is kept in the form when Brug does not take it', async () => {
    const id = await sent();
    await withServer(500, async () => {
      const failed = await answer(`/mails/${id}/answer`, new URLSearchParams({ text: '<b>typed</b>' }).toString());
      expect(failed.status).toBe(502);
      expect(failed.body).toContain('&lt;b&gt;typed&lt;/b&gt;</textarea>');
      expect((await answer(`/api/mails/${id}/answer`, '{"text":"typed"}')).status).toBe(502);
    });
  });

  it('is refused from elsewhere, empty, too long, to nothing, and while nobody takes it', async () => {
    const id = await sent();
    const text = '{"text":"typed"}';
    expect((await answer(`/api/mails/${id}/answer`, text)).status).toBe(404);
    expect((await ask(`/mails/${id}`)).body).not.toContain('<form class="answer"');
    await withServer(200, async (taken) => {
      const statuses = await Promise.all([
        answer(`/api/mails/${id}/answer`, text, { origin: 'https://evil.example' }),
        answer(`/api/mails/${id}/answer`, '{"text":" "}'),
        answer(`/api/mails/${id}/answer`, 'no JSON'),
        answer(`/api/mails/${id}/answer`, JSON.stringify({ text: 'a'.repeat(100_001) })),
        answer('/api/mails/20260101T000000000Z-000001-00000000/answer', text),
      ]);
      expect(statuses.map(({ status }) => status)).toEqual([405, 422, 422, 413, 404]);
      expect(taken).toEqual([]);
    });
  });
});

describe('the mailbox’s API', () => {
  it('gives list, mail and attachment', async () => {
    await send({ to: 'an@example.be', subject: 'hello', attachments: [{ filename: 'a.txt', content: 'abc' }] });
    await send({ to: 'bo@example.be', subject: 'other' });
    const list = JSON.parse((await ask('/api/mails?to=an@example.be')).body) as {
      total: number;
      items: { id: string }[];
    };
    expect(list.total).toBe(1);
    const id = list.items[0]!.id;
    expect(JSON.parse((await ask(`/api/mails/${id}`)).body)).toMatchObject({ id, subject: 'hello' });
    const attachment = await ask(`/api/mails/${id}/attachments/0`);
    expect([attachment.body, attachment.headers['content-type']]).toEqual(['abc', 'application/octet-stream']);
    expect(attachment.headers['content-disposition']).toContain('a.txt');
  });

  it.each([
    '/api/mails/20260101T000000000Z-000001-00000000',
    '/api/mails/..%2f..%2fetc%2fpasswd',
    '/mails/none',
    '/none',
  ])('answers 404 to %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it.each(['0', '501', 'many'])('refuses limit=%s', async (limit) => {
    expect((await ask(`/api/mails?limit=${limit}`)).status).toBe(422);
  });

  it('refuses a page elsewhere that names this address under a host of its own', async () => {
    expect((await ask('/api/mails', { headers: { host: 'evil.example' } })).status).toBe(421);
  });

  it('refuses that a page elsewhere deletes mails', async () => {
    await send({ to: 'an@example.be' });
    const headers = { origin: 'https://evil.example' };
    expect((await ask('/api/mails', { method: 'DELETE', headers })).status).toBe(405);
    expect((await ask('/clear', { method: 'POST', headers })).status).toBe(405);
    expect(mailbox.list().total).toBe(1);
  });
});

describe('the mailbox’s page', () => {
  it.each([
    ['nl-BE,nl;q=0.9,en;q=0.8', 'Postvak'],
    ['zh-CN', '邮箱'],
    ['fr-BE,zh;q=0.2,en;q=0.1', '邮箱'],
    ['', 'Mailbox'],
  ])('speaks the reader’s language (%s)', async (wish, title) => {
    expect((await ask('/', { headers: { 'accept-language': wish } })).body).toContain(`<h1>${title}</h1>`);
  });

  it('shows what is in a mail as text, never as part of the page', async () => {
    await send({
      to: '"<img src=x>" <an@example.be>',
      subject: '<script>alert(1)</script>',
      text: '</pre><script>1</script>',
    });
    const [mail] = mailbox.list().items;
    for (const path of ['/', `/mails/${mail!.id}`]) {
      const { body, headers } = await ask(path);
      expect(body).not.toMatch(/<script>|<img/);
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'/);
    }
  });

  it('shows a mail’s HTML in a sandbox without script or requests', async () => {
    await send({ to: 'an@example.be', html: '<p>hi</p><script>alert(1)</script>' });
    const [mail] = mailbox.list().items;
    expect((await ask(`/mails/${mail!.id}`)).body).toMatch(/<iframe[^>]* sandbox="allow-popups/);
    const body = await ask(`/mails/${mail!.id}/body`);
    expect(body.body).toContain('<p>hi</p>');
    expect(body.headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
  });
});
