declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  interface Message {
    readonly raw: string;
    readonly uid?: number;
    flags?: string[];
  }

  interface Mailbox {
    readonly messages: Message[];
    readonly uidvalidity?: number;
  }

  interface ImapServer {
    readonly server: Server;
    listen(port: number, ready: () => void): void;
    close(closed: () => void): void;
    /** `raw` is a binary string, a character for each byte. */
    appendMessage(mailbox: string, flags: string[], date: string | false, raw: string): void;
    getMailbox(name: string): Mailbox;
  }

  /** A client's connection, as plugins see it. */
  interface Connection {
    readonly socket: Socket | null;
    /** Whether what happens to the mailbox is told at once. */
    directNotifications: boolean;
    /** Takes lines in place of commands. */
    inputHandler: ((line: string) => void) | false;
    send(response: { tag: string; command: string; attributes: readonly unknown[] }): void;
    processNotifications(): void;
  }

  type Plugin = (server: {
    registerCapability(name: string): void;
    setCommandHandler(
      command: string,
      handle: (connection: Connection, parsed: { readonly tag: string }, data: unknown, done: () => void) => void,
    ): void;
  }) => void;

  export default function hoodiecrow(options: {
    plugins: readonly (string | Plugin)[];
    storage: Record<string, { messages: Message[]; uidvalidity?: number }>;
  }): ImapServer;
}
