import { once } from 'node:events';
import { createServer } from 'node:http';
import { findFreePort } from '../ports/index.js';
import type { AnswerTarget } from './answer.js';
import { MailStore } from './mail-store.js';
import type { Mail, MailPage, MailQuery } from './mail.js';
import { createMailboxHandler } from './mailbox-http.js';
import { createReceiver } from './smtp-receiver.js';

const DEFAULT_LIMIT = 25 * 1024 * 1024;

/** How to run a mailbox. */
export interface MailboxOptions {
  /** Folder the mails are kept in. Made when missing. */
  folder: string;
  /** First port to try for the page and for SMTP; any free ones unless told. */
  httpPort?: number;
  smtpPort?: number;
  /** Largest mail accepted, in bytes; 25 MiB unless told. */
  largestMail?: number;
}

/** A mail server that delivers nowhere: it keeps what it gets and shows it. */
export interface Mailbox {
  /** Where to send to: `smtp://127.0.0.1:…`, without encryption or password. */
  smtpUrl: string;
  /** The page and the API to read mails. */
  url: string;
  /** Mails, newest first. */
  list(query?: MailQuery): MailPage;
  /** One mail, or `undefined` when there is none with this id. */
  get(id: string): Promise<Mail | undefined>;
  /** From now on answers can be written on the page of a mail, which are handed over there. */
  handAnswersTo(target: AnswerTarget): void;
  /** Removes every mail. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a mailbox on 127.0.0.1. Mails of earlier runs in the same folder are there again. */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const store = await MailStore.open(options.folder);
  const receiver = createReceiver(store, { bytes: options.largestMail ?? DEFAULT_LIMIT });
  // A client that breaks off mid-dialogue is its own affair.
  receiver.on('error', () => undefined);
  const smtpPort = await findFreePort(options.smtpPort);
  await once(receiver.listen(smtpPort, '127.0.0.1'), 'listening');

  let target: AnswerTarget | undefined;
  const web = createServer(createMailboxHandler(store, () => target));
  const httpPort = await findFreePort(options.httpPort);
  web.listen(httpPort, '127.0.0.1');
  await once(web, 'listening');

  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    url: `http://127.0.0.1:${httpPort}`,
    list: (query) => store.list(query),
    get: async (id) => (await store.get(id))?.mail,
    handAnswersTo: (given) => {
      target = given;
    },
    clear: () => store.clear(),
    stop: async () => {
      web.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => web.close(resolve)),
        new Promise<void>((resolve) => receiver.close(resolve)),
      ]);
    },
  };
}
