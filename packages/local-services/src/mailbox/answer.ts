import { createHmac, randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mail, MailAddress } from './mail.js';

/** Where answers to kept mails go: Brug's address for mails that come in. */
export interface AnswerTarget {
  url: string;
  /** Signs them, as a mail server would. */
  secret: string;
}

/** What a recipient answers. */
export interface Answer {
  text: string;
  /** As from an answering machine (RFC 3834). */
  automatic?: boolean;
}

const PATIENCE_MS = 10_000;

/** The answer of a mail's recipient to its sender, as a mail program writes it: an RFC 5322 message in the thread of the mail. */
export async function composeAnswer(mail: Mail, { text, automatic = false }: Answer): Promise<Buffer> {
  const from = mail.to[0] ?? { name: '', address: mail.envelope.to[0] ?? '' };
  const sender = mail.replyTo.length > 0 ? mail.replyTo : mail.from;
  const composer = new MailComposer({
    from,
    to: sender,
    subject: /^(re|回复|antw)\s*[:：]/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    messageId: `<${randomUUID()}@${from.address.split('@')[1] || 'localhost'}>`,
    ...(mail.messageId === '' ? {} : { inReplyTo: mail.messageId, references: [...mail.references, mail.messageId] }),
    text: automatic ? text : `${text}\n\n${quoted(mail, sender)}`,
    headers: automatic ? { 'Auto-Submitted': 'auto-replied' } : {},
  });
  return composer.compile().build();
}

/** Hands an answer over; resolves with what the server took it as and rejects when it did not. */
export async function handOver(answer: Buffer, { url, secret }: AnswerTarget): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.`).update(answer).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', 'brug-signature': `t=${seconds},v1=${mac}` },
    body: new Uint8Array(answer),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { outcome } = (await response.json()) as { outcome: string };
  return outcome;
}

function quoted({ date, receivedAt, text }: Mail, sender: MailAddress[]): string {
  const day = (date ?? receivedAt).slice(0, 10);
  const who = sender.map(({ name, address }) => (name === '' ? `<${address}>` : `${name} <${address}>`)).join(', ');
  return [
    `On ${day}, ${who} wrote:`,
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `> ${line}`),
  ].join('\n');
}
