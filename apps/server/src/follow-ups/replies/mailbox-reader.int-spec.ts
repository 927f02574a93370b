import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HealthChecks } from '../../platform/health/health-checks.js';
import { Scene } from '../testing/scene.js';
import { MailboxReader } from './mailbox-reader.js';
import { startImapServer, type TestImapServer } from './testing/imap-server.js';
import { mail, rawMail } from './testing/mails.js';

let server: TestImapServer;
let scene: Scene;

beforeAll(async () => {
  server = await startImapServer();
  scene = await Scene.create({ env: { IMAP_URL: server.url } });
});
afterAll(async () => {
  await scene.close();
  await server.stop();
});
beforeEach(async () => {
  await scene.set('DELETE FROM inbound_mails');
  await scene.set('DELETE FROM imap_mailboxes');
  await restart();
});

async function restart(options: Parameters<typeof startImapServer>[0] = {}): Promise<void> {
  const { port } = server;
  await server.stop();
  server = await startImapServer({ ...options, port });
}

const poll = (): Promise<boolean> => scene.app.get(MailboxReader).poll();

async function taken(): Promise<string[]> {
  const rows = await scene.app.database.read<{ subject: string }>(
    'SELECT subject FROM inbound_mails ORDER BY received_at, id',
  );
  return rows.map(({ subject }) => subject);
}

const unreadableSeconds = async (): Promise<number | undefined> =>
  (await scene.app.get(HealthChecks).readiness()).figures?.['mailboxUnreadableSeconds'];

describe('the mailbox for answers', () => {
  it('is read from where it was left, and what was taken is marked as read', async () => {
    server.add(mail({ subject: 'read by somebody before' }), ['\\Seen']);
    server.add(mail({ subject: 'one' }));
    server.add(mail({ subject: 'two' }));
    await poll();
    expect(await taken()).toEqual(['one', 'two']);
    expect(server.flags().every((flags) => flags.includes('\\Seen'))).toBe(true);
    await poll();
    expect(await taken()).toHaveLength(2);
    // Somebody looks into the mailbox before we do.
    server.add(mail({ subject: 'three' }), ['\\Seen']);
    await poll();
    expect(await taken()).toEqual(['one', 'two', 'three']);
  });

  it('that begins anew with other numbers gives nothing twice', async () => {
    const mails = [mail({ subject: 'one' }), mail({ subject: 'two' })];
    await restart({ mails });
    await poll();
    await restart({ mails: [...mails, mail({ subject: 'three' })], uidValidity: 7 });
    await poll();
    expect(await taken()).toEqual(['one', 'two', 'three']);
    await poll();
    server.add(mail({ subject: 'four' }));
    await poll();
    expect(await taken()).toEqual(['one', 'two', 'three', 'four']);
  });

  it('keeps what could not be kept here unread, and gives it again', async () => {
    await poll();
    server.add(mail({ subject: 'one' }));
    await scene.set('ALTER TABLE inbound_mails RENAME TO inbound_mails_elsewhere');
    await poll();
    await scene.set('ALTER TABLE inbound_mails_elsewhere RENAME TO inbound_mails');
    expect(server.flags()).toEqual([[]]);
    expect(await taken()).toEqual([]);
    scene.app.clock.advance({ seconds: 30 });
    await poll();
    expect(await taken()).toEqual(['one']);
    expect(server.flags()[0]).toContain('\\Seen');
  });

  it('that cannot be reached is tried again, later each time, and shows on the health page meanwhile', async () => {
    expect(await unreadableSeconds()).toBe(0);
    const { port } = server;
    await server.stop();
    await poll();
    scene.app.clock.advance({ seconds: 29 });
    await poll();
    const failures = (): Promise<{ failures: number } | null> =>
      scene.app.database.readOne<{ failures: number }>('SELECT failures FROM imap_mailboxes');
    // The second time came too early.
    expect(await failures()).toEqual({ failures: 1 });
    scene.app.clock.advance({ seconds: 1 });
    await poll();
    scene.app.clock.advance({ seconds: 59 });
    await poll();
    expect(await failures()).toEqual({ failures: 2 });
    expect(await unreadableSeconds()).toBe(89);
    server = await startImapServer({ port, mails: [mail({ subject: 'came meanwhile' })] });
    scene.app.clock.advance({ seconds: 1 });
    await poll();
    expect([await taken(), await unreadableSeconds()]).toEqual([['came meanwhile'], 0]);
  });

  it('is held up by nothing that is no mail', async () => {
    await poll();
    server.add(Buffer.from('Subject: of nobody\r\n\r\ntext'));
    server.add(mail({ subject: 'after it' }));
    await poll();
    expect(await taken()).toEqual(['after it']);
    const row = await scene.app.database.readOne('SELECT refused, failures FROM imap_mailboxes');
    expect(row).toEqual({ refused: 1, failures: 0 });
  });

  it('gives the head of what is too large, which is said', async () => {
    await poll();
    const headers = ['From: wang@unknown.example', 'Subject: huge', 'Message-ID: <huge@unknown.example>'];
    server.add(rawMail(headers, Buffer.alloc(2000, 'a\r\n')));
    await scene.app.get(MailboxReader).poll(1000);
    const row = await scene.app.database.readOne('SELECT subject, body, incomplete, state FROM inbound_mails');
    expect(row).toEqual({ subject: 'huge', body: '', incomplete: true, state: 'waiting' });
  });

  it('is read by one at a time', async () => {
    for (const subject of ['one', 'two', 'three']) server.add(mail({ subject }));
    await Promise.all([poll(), poll(), poll()]);
    expect(await taken()).toEqual(['one', 'two', 'three']);
  });
});
