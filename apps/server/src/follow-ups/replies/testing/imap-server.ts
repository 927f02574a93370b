import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

/** An IMAP server in memory with one mailbox. */
export interface TestImapServer {
  readonly url: string;
  readonly port: number;
  add(raw: Buffer, flags?: string[]): void;
  /** The flags of each mail, oldest first. */
  flags(): string[][];
  stop(): Promise<void>;
}

interface ImapServerOptions {
  readonly port?: number;
  readonly uidValidity?: number;
  readonly mails?: readonly Buffer[];
}

export async function startImapServer({
  port = 0,
  uidValidity = 1,
  mails = [],
}: ImapServerOptions = {}): Promise<TestImapServer> {
  const messages = mails.map((raw) => ({ raw: raw.toString('latin1'), flags: [] }));
  const server = hoodiecrow({
    plugins: ['ID', 'AUTH-PLAIN', 'UIDPLUS', 'ENABLE', 'CONDSTORE', 'IDLE'],
    storage: { INBOX: { messages, uidvalidity: uidValidity } },
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket) => sockets.add(socket));
  server.listen(port, () => undefined);
  await once(server.server, 'listening');
  const address = server.server.address() as AddressInfo;
  return {
    port: address.port,
    url: `imap://testuser:testpass@127.0.0.1:${address.port}`,
    add: (raw, flags = []) => server.appendMessage('INBOX', flags, false, raw.toString('latin1')),
    flags: () => server.getMailbox('INBOX').messages.map((message) => message.flags ?? []),
    stop: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(resolve);
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
