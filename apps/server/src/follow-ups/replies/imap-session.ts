import type { ImapFlow, ImapFlowOptions } from 'imapflow';
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

/** Idle lines are cut by firewalls after some minutes of silence, often without either end being told. */
const LONGEST_IDLE_MILLISECONDS = 4 * 60_000;
const LONGEST_SILENCE_MILLISECONDS = 5 * 60_000;

/** Opens the mailbox of the configuration. */
export async function openImap(url: string, { imapMailbox }: Pick<Config, 'imapMailbox'>): Promise<ImapSession> {
  const client = await connect(url, { socketTimeout: PATIENCE_MILLISECONDS });
  try {
    const { uidValidity, uidNext } = await client.mailboxOpen(imapMailbox);
    return sessionOf(client, uidValidity, uidNext - 1);
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Somebody who wants to know when a mail has come. */
export interface ImapEar {
  /** There are more mails than before. */
  onMail(): void;
  /** The connection that listened is gone, whoever ended it. */
  onEnd(): void;
}

/**
 * Listens to the mailbox of the configuration until `signal`, on a connection of its own that changes nothing in it (IDLE, RFC 2177; a server that
 * does not know it is asked every two minutes). Resolves when it listens.
 */
export async function listenToImap(
  url: string,
  { imapMailbox }: Pick<Config, 'imapMailbox'>,
  ear: ImapEar,
  signal: AbortSignal,
): Promise<void> {
  const options = { socketTimeout: LONGEST_SILENCE_MILLISECONDS, maxIdleTime: LONGEST_IDLE_MILLISECONDS };
  const client = await connect(url, options, signal);
  try {
    client.on('exists', ({ count, prevCount }) => {
      if (count > prevCount) ear.onMail();
    });
    await client.mailboxOpen(imapMailbox, { readOnly: true });
  } catch (error) {
    client.close();
    throw error;
  }
  client.once('close', () => ear.onEnd());
  // Left to itself it would begin some seconds later. What breaks it closes the connection.
  client.idle().catch(() => undefined);
}

async function connect(url: string, options: Partial<ImapFlowOptions>, signal?: AbortSignal): Promise<ImapFlow> {
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
    ...options,
  });
  // What breaks the connection is thrown at whoever waits for an answer; without a listener it would end the process.
  client.on('error', () => undefined);
  signal?.throwIfAborted();
  const close = (): void => client.close();
  signal?.addEventListener('abort', close);
  client.once('close', () => signal?.removeEventListener('abort', close));
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
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
