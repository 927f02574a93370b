import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutgoingMail } from './mail-transport.js';
import { SmtpTransport } from './smtp-transport.js';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from './testing/scripted-smtp-server.js';

const PATIENCE = { connect: 1000, silence: 300, whole: 2000 };

let server: ScriptedSmtpServer;
let transport: SmtpTransport;

beforeEach(async () => {
  server = await startScriptedSmtpServer();
  transport = transportTo(server.url);
});

afterEach(async () => {
  transport.onApplicationShutdown();
  await server.close();
});

function transportTo(smtpUrl: string): SmtpTransport {
  return new SmtpTransport({ smtpUrl, mailFrom: 'Brug <noreply@brug.example>' }, PATIENCE);
}

function mail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    from: 'Brug <noreply@brug.example>',
    to: 'li@example.cn',
    replyTo: 'lore@brug.example',
    messageId: '<followup.1@brug.example>',
    at: Temporal.Instant.from('2026-03-09T09:00:00Z'),
    subject: '关于您的咨询 INV-2026-0042',
    text: '您好！',
    html: '<p>您好！</p>',
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...change,
  };
}

describe('a mail that the server takes', () => {
  test('is accepted, with the server’s own words', async () => {
    expect(await transport.deliver(mail())).toEqual({ kind: 'accepted', response: '250 2.0.0 taken' });
    expect(server.received.map(({ to }) => to)).toEqual(['li@example.cn']);
  });

  test('carries its Message-ID, date, answer address and what tells machines that a machine sent it', async () => {
    await transport.deliver(mail());
    const content = server.received[0]?.content ?? '';
    expect(content).toMatch(/^Message-ID: <followup\.1@brug\.example>\r$/m);
    expect(content).toMatch(/^Date: Mon, 09 Mar 2026 09:00:00 \+0000\r$/m);
    expect(content).toMatch(/^Reply-To: lore@brug\.example\r$/m);
    expect(content).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(content).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(content).toMatch(/^Subject: =\?UTF-8\?/m);
  });

  test('goes over a connection that is kept', async () => {
    await transport.deliver(mail());
    await transport.deliver(mail({ messageId: '<followup.2@brug.example>' }));
    expect([server.received.length, server.connections()]).toEqual([2, 1]);
  });

  test('goes over a new connection when the kept one was closed meanwhile, and arrives once', async () => {
    await transport.deliver(mail());
    server.dropConnections();
    const second = mail({ messageId: '<followup.2@brug.example>' });
    expect(await transport.deliver(second)).toMatchObject({ kind: 'accepted' });
    expect(server.received).toHaveLength(2);
  });
});

describe('nothing can have left', () => {
  test('when the server refuses the connection', async () => {
    const closed = await startScriptedSmtpServer();
    await closed.close();
    const unreachable = transportTo(closed.url);
    expect(await unreachable.deliver(mail())).toMatchObject({ kind: 'not-connected' });
    unreachable.onApplicationShutdown();
  });

  test.each([
    ['refuses us in its greeting, for good too', { greeting: '554 no service for you' }],
    ['never greets', { greeting: 'hang' }],
    ['drops the connection after the recipient', { recipient: 'drop' }],
    ['is silent after the recipient', { recipient: 'hang' }],
    ['drops the connection before the content', { data: 'drop' }],
  ] as const)('when the server %s', async (_what, script) => {
    server.follow(script);
    expect(await transport.deliver(mail())).toMatchObject({ kind: 'not-connected' });
    expect(server.received).toEqual([]);
  });
});

describe('the server refuses the message', () => {
  test.each([
    ['for now, at the recipient', { recipient: '450 4.2.1 greylisted' }, 450],
    ['for good, at the recipient', { recipient: '550 5.1.1 no such user' }, 550],
    ['at the sender', { mail: '553 5.7.1 not you' }, 553],
    ['before the content', { data: '451 4.3.0 later' }, 451],
    ['after the content, for now', { content: '452 4.2.2 full' }, 452],
    ['after the content, for good', { content: '554 5.7.1 spam' }, 554],
    ['and closes down', { recipient: '421 4.3.2 going away' }, 421],
  ] as const)('%s', async (_what, script, status) => {
    server.follow(script);
    expect(await transport.deliver(mail())).toMatchObject({ kind: 'refused', status });
  });

  test('and goes on with the next', async () => {
    server.follow((number) => (number === 1 ? { recipient: '550 5.1.1 no such user' } : {}));
    await transport.deliver(mail());
    expect(await transport.deliver(mail({ messageId: '<followup.2@brug.example>' }))).toMatchObject({
      kind: 'accepted',
    });
  });

  test('counts as refused when the address cannot even be asked for', async () => {
    expect(await transport.deliver(mail({ to: '' }))).toMatchObject({ kind: 'refused', status: 553 });
  });
});

describe('it is unknown whether the message left', () => {
  test.each([
    ['is silent after the final dot', { content: 'hang' }],
    ['drops the connection after the final dot', { content: 'drop' }],
    ['answers the final dot with what is no reply', { content: 'what?' }],
  ] as const)('when the server %s, and it is not handed over a second time', async (_what, script) => {
    const handOver = (messageId: string) => transport.deliver(mail({ messageId }));
    await handOver('<followup.0@brug.example>');
    server.follow(script);
    expect(await handOver('<followup.1@brug.example>')).toMatchObject({ kind: 'no-final-answer' });
    // What the pool would hand over again stands before the next one in its queue.
    server.follow({});
    expect(await handOver('<followup.2@brug.example>')).toMatchObject({ kind: 'accepted' });
    const ids = server.received.map(({ content }) => /followup\.\d/.exec(content)?.[0]);
    expect(ids).toEqual(['followup.0', 'followup.1', 'followup.2']);
  });

  test('when the connection breaks within the content: how much arrived cannot be told from here', async () => {
    server.follow({ dropsWithinContent: true });
    expect(await transport.deliver(mail())).toMatchObject({ kind: 'no-final-answer' });
  });
});
