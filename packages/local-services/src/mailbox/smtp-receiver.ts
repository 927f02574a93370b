import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { MailStore } from './mail-store.js';

/** An SMTP reply other than 250. */
class SmtpError extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** Makes the SMTP server that keeps every mail it gets in `store`. It answers 250 only when the mail is on disk. */
export function createReceiver(store: MailStore, limits: { bytes: number }): SMTPServer {
  return new SMTPServer({
    banner: 'Brug local mailbox',
    logger: false,
    disableReverseLookup: true,
    // It listens on loopback only; whoever may connect may deliver.
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: limits.bytes,
    maxRecipients: 1000,
    closeTimeout: 500,
    async onData(stream, session, callback) {
      let answer: string;
      try {
        answer = `Kept as ${await receive(stream, session, store)}`;
      } catch (error) {
        callback(error instanceof SmtpError ? error : new SmtpError(451, 'The mail could not be kept'));
        return;
      }
      callback(null, answer);
    },
  });
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, store: MailStore): Promise<string> {
  const { mailFrom, rcptTo } = session.envelope;
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // The rest is read off and dropped, since the client listens to the answer only after it has sent all.
    if (stream.sizeExceeded) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (stream.sizeExceeded) throw new SmtpError(552, 'The mail is too large');
  const summary = await store.add(
    {
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map((each) => each.address),
      receivedAt: new Date().toISOString(),
    },
    Buffer.concat(chunks),
  );
  return summary.id;
}
