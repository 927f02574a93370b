import type { ImapFlow } from 'imapflow';
import type { Config } from '../../platform/config/config.js';

/** A mail in the mailbox. */
export interface ImapMail {
  readonly uid: number;
  /** Bytes. */
  readonly size: number;
}

/** A mailbox that is open. */
export interface ImapSession {
  /** When it changes, the UIDs of before mean nothing any more (RFC 9051, 2.3.1.1). */
  readonly uidValidity: bigint;
  /** No mail had a higher UID when it was opened. */
  readonly lastUid: number;
  /** The UIDs after this one, ascending; with null those of mails nobody has read. */
  newer(than: number | null): Promise<number[]>;
  /** Size of a mail; null when it is gone meanwhile. */
  look(uid: number): Promise<ImapMail | null>;
  /** The whole mail, or its head; null when it is gone. Reading leaves no mark. */
  download(uid: number, part: 'whole' | 'head'): Promise<Buffer | null>;
  /** Marks a mail as read. */
  markRead(uid: number): Promise<void>;
  close(): Promise<void>;
}

/** How long a server may take to answer. */
const PATIENCE_MILLISECONDS = 30_000;

/** Opens the mailbox of the configuration. */
export async function openImap(url: string, { imapMailbox }: Pick<Config, 'imapMailbox'>): Promise<ImapSession> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'imaps:';
  // Loaded by those only who read a mailbox.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: hostname,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
  });
  // What breaks the connection is thrown at whoever waits for an answer; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { uidValidity, uidNext } = await client.mailboxOpen(imapMailbox);
    return sessionOf(client, uidValidity, uidNext - 1);
  } catch (error) {
    client.close();
    throw error;
  }
}

function sessionOf(client: ImapFlow, uidValidity: bigint, lastUid: number): ImapSession {
  const byUid = { uid: true } as const;
  return {
    uidValidity,
    lastUid,
    async newer(than) {
      const found = await client.search(than === null ? { seen: false } : { uid: `${than + 1}:*` }, byUid);
      if (!Array.isArray(found)) throw new Error('The mailbox could not be searched.');
      // `n:*` names the last mail even when its UID is lower (RFC 9051, 9, seq-range).
      return found.filter((uid) => uid > (than ?? 0)).toSorted((one, other) => one - other);
    },
    async look(uid) {
      const mail = await client.fetchOne(String(uid), { uid: true, size: true }, byUid);
      return mail ? { uid, size: mail.size ?? 0 } : null;
    },
    async download(uid, part) {
      const query = part === 'whole' ? { source: true } : { headers: true };
      const mail = await client.fetchOne(String(uid), query, byUid);
      if (!mail) return null;
      return (part === 'whole' ? mail.source : mail.headers) ?? null;
    },
    async markRead(uid) {
      await client.messageFlagsAdd(String(uid), ['\\Seen'], byUid);
    },
    async close() {
      await client.logout().catch(() => client.close());
    },
  };
}
