import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testConfig } from '../../testing/test-config.js';
import { eventually } from '../../testing/eventually.js';
import { Scene } from '../testing/scene.js';
import { MailboxReader } from './mailbox-reader.js';
import { MailboxWatch, type WatchPauses } from './mailbox-watch.js';
import { startImapServer, type TestImapServer } from './testing/imap-server.js';
import { mail } from './testing/mails.js';

const QUICK: WatchPauses = { toListenAgain: () => 20, toLookWhileBusy: 20 };

let server: TestImapServer;
let scene: Scene;
let watch: MailboxWatch;

beforeEach(async () => {
  server = await startImapServer();
  scene = await Scene.create({ env: { IMAP_URL: server.url } });
  watch = scene.app.get(MailboxWatch);
});
afterEach(async () => {
  await scene.close();
  await server.stop();
});

async function taken(): Promise<string[]> {
  const rows = await scene.app.database.read<{ subject: string }>(
    'SELECT subject FROM inbound_mails ORDER BY received_at, id',
  );
  return rows.map(({ subject }) => subject);
}

const takes = (...subjects: string[]) => eventually(async () => (await taken()).join() === subjects.join());

/** Listened to, and looked at once for what was there before. */
const listens = () =>
  eventually(async () => {
    const free = await scene.app.database.readOne(
      'SELECT 1 FROM imap_mailboxes WHERE read_at IS NOT NULL AND lease_until IS NULL',
    );
    return free !== null && server.idling() === 1;
  });

describe('the mailbox that is listened to', () => {
  it('gives what is there, and what comes when it comes, without being asked', async () => {
    server.add(mail({ subject: 'was there' }));
    watch.start(QUICK);
    await takes('was there');
    await listens();
    server.add(mail({ subject: 'came' }));
    await takes('was there', 'came');
    await listens();
    server.add(mail({ subject: 'one' }));
    server.add(mail({ subject: 'two' }));
    await takes('was there', 'came', 'one', 'two');
    await eventually(() => server.flags().every((flags) => flags.includes('\\Seen')));
  });

  it('is read by one at a time, and what comes while another reads is not left to the schedule', async () => {
    watch.start({ ...QUICK, toLookWhileBusy: 300 });
    await listens();
    await scene.set(`UPDATE imap_mailboxes SET lease_until = now() + interval '1 year'`);
    server.add(mail({ subject: 'meanwhile' }));
    expect(await scene.app.get(MailboxReader).poll()).toBe(false);
    expect(await taken()).toEqual([]);
    await scene.set('UPDATE imap_mailboxes SET lease_until = NULL');
    await takes('meanwhile');
  });

  it('is listened to again when the connection was lost, and what came meanwhile is taken', async () => {
    watch.start(QUICK);
    await listens();
    const { port } = server;
    await server.stop();
    server = await startImapServer({ port, mails: [mail({ subject: 'came meanwhile' })] });
    await takes('came meanwhile');
    await listens();
    server.dropConnections();
    await eventually(() => server.idling() === 0);
    await listens();
    server.add(mail({ subject: 'came later' }));
    await takes('came meanwhile', 'came later');
  });

  it('that drops every connection is tried later each time', async () => {
    const { port } = server;
    await server.stop();
    const dropping = createServer((socket) => socket.destroy());
    dropping.listen(port, '127.0.0.1');
    await once(dropping, 'listening');
    const failures: number[] = [];
    const toListenAgain = (count: number) => {
      failures.push(count);
      return 5;
    };
    watch.start({ ...QUICK, toListenAgain });
    await eventually(() => failures.length >= 5);
    expect(failures.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
    await watch.stop();
    dropping.close();
    server = await startImapServer({ port });
    expect(server.connections()).toBe(0);
  });

  it('is let go of when the process ends', async () => {
    watch.start(QUICK);
    await listens();
    const made = server.connections();
    await watch.stop();
    await eventually(() => server.idling() === 0);
    server.add(mail({ subject: 'too late' }));
    expect([await taken(), server.connections()]).toEqual([[], made]);
  });

  it('holds up no end of the process while it is being connected', async () => {
    const { port } = server;
    await server.stop();
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    silent.listen(port, '127.0.0.1');
    await once(silent, 'listening');
    watch.start(QUICK);
    await eventually(() => sockets.length > 0);
    await watch.stop();
    await eventually(() => sockets.every(({ destroyed, readableEnded }) => destroyed || readableEnded));
    silent.close();
    server = await startImapServer({ port });
  });
});

it('a worker without a mailbox listens to none', async () => {
  const none = new MailboxWatch(scene.app.get(MailboxReader), testConfig('postgres://nobody@localhost/none'));
  none.start(QUICK);
  await none.stop();
  expect(server.connections()).toBe(0);
});
