declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

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

  export default function hoodiecrow(options: {
    plugins: readonly string[];
    storage: Record<string, { messages: Message[]; uidvalidity?: number }>;
  }): ImapServer;
}
