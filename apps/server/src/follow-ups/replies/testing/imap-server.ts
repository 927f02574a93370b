import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow, { type Connection, type Plugin } from 'hoodiecrow-imap';

/** An IMAP server in memory with one mailbox. */
export interface TestImapServer {
  readonly url: string;
  readonly port: number;
  add(raw: Buffer, flags?: string[]): void;
  /** The flags of each mail, oldest first. */
  flags(): string[][];
  /** Connections that wait to be told of new mail. */
  idling(): number;
  /** Connections made so far. */
  connections(): number;
  /** Closes every connection, as a server does that is started anew. */
  dropConnections(): void;
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
  const idling = new Set<Connection>();
  const server = hoodiecrow({
    plugins: ['ID', 'AUTH-PLAIN', 'UIDPLUS', 'ENABLE', 'CONDSTORE', idleOf(idling)],
    storage: { INBOX: { messages, uidvalidity: uidValidity } },
  });
  const sockets = new Set<Socket>();
  let made = 0;
  server.server.on('connection', (socket) => {
    made += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const dropConnections = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(port, () => undefined);
  await once(server.server, 'listening');
  const address = server.server.address() as AddressInfo;
  return {
    port: address.port,
    url: `imap://testuser:testpass@127.0.0.1:${address.port}`,
    add: (raw, flags = []) => server.appendMessage('INBOX', flags, false, raw.toString('latin1')),
    flags: () => server.getMailbox('INBOX').messages.map((message) => message.flags ?? []),
    idling: () => idling.size,
    connections: () => made,
    dropConnections,
    stop: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(resolve);
      });
      dropConnections();
      await closed;
    },
  };
}

/** IDLE (RFC 2177). The server's own sets a timer of half an hour that outlives the connection. */
function idleOf(idling: Set<Connection>): Plugin {
  return (server) => {
    server.registerCapability('IDLE');
    server.setCommandHandler('IDLE', (connection, { tag }, _data, done) => {
      const end = (): void => {
        idling.delete(connection);
        connection.inputHandler = false;
        connection.directNotifications = false;
      };
      idling.add(connection);
      connection.socket?.once('close', end);
      connection.directNotifications = true;
      connection.inputHandler = (line) => {
        end();
        connection.send({ tag, command: line.toUpperCase() === 'DONE' ? 'OK' : 'BAD', attributes: [] });
      };
      connection.socket?.write('+ idling\r\n');
      connection.processNotifications();
      done();
    });
  };
}
