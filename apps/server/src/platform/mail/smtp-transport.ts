import type { OnApplicationShutdown } from '@nestjs/common';
import type { DeliveryResult } from '@brug/domain/follow-ups';
import { createTransport, type MailMessage, type SMTPPoolSentMessageInfo, type Transporter } from 'nodemailer';
import { PassThrough, type Readable } from 'node:stream';
import type { Config } from '../config/config.js';
import { resultOfFailure } from './delivery-failure.js';
import { MailTransport, type OutgoingAttachment, type OutgoingMail } from './mail-transport.js';

/** Milliseconds until each phase is given up; they end long before the lease of who sends. */
export interface SmtpPatience {
  /** Until there is a connection and the server greets. */
  readonly connect: number;
  /** While the server is silent. */
  readonly silence: number;
  /** For everything: a server that answers one letter a minute is not silent. */
  readonly whole: number;
}

export const SMTP_PATIENCE: SmtpPatience = { connect: 10_000, silence: 60_000, whole: 120_000 };

const CONNECTIONS = 5;
const MESSAGES_A_CONNECTION = 1000;

/**
 * What a signature covers (RFC 6376, 5.4.1). One-click counts only when both of its headers are signed (RFC 8058, 4).
 */
const SIGNED_HEADERS = [
  'From:Reply-To:Subject:Date:Message-ID:To:In-Reply-To:References:MIME-Version:Content-Type:Content-Transfer-Encoding',
  'List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted',
].join(':');

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom'> &
  Partial<Pick<Config, 'dkimDomain' | 'dkimSelector' | 'dkimPrivateKey'>>;

/** The SMTP server of the configuration, over a small pool of connections. */
export class SmtpTransport extends MailTransport implements OnApplicationShutdown {
  override readonly connections = CONNECTIONS;
  override readonly domain: string;
  readonly #transporter: Transporter<SMTPPoolSentMessageInfo>;
  /** The contents under way, by Message-ID, to know whether the server was given any of it. */
  readonly #contents = new Map<string, Content>();

  constructor(
    config: MailConfig,
    private readonly patience: SmtpPatience = SMTP_PATIENCE,
  ) {
    super();
    this.domain = domainOf(config.mailFrom);
    this.#transporter = createTransport({
      pool: true,
      url: config.smtpUrl,
      maxConnections: CONNECTIONS,
      maxMessages: MESSAGES_A_CONNECTION,
      connectionTimeout: patience.connect,
      greetingTimeout: patience.connect,
      dnsTimeout: patience.connect,
      socketTimeout: patience.silence,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...signatureOf(config),
    });
    this.#transporter.use('stream', (mail, next) => {
      this.#watch(mail);
      next();
    });
  }

  override async deliver(mail: OutgoingMail): Promise<DeliveryResult> {
    const content = new Content();
    this.#contents.set(mail.messageId, content);
    const { from, to, messageId, subject, text, html, headers, references, attachments } = mail;
    try {
      const { response } = await this.#transporter.sendMail({
        from,
        to,
        ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
        ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
        ...(references?.length ? { references: [...references] } : {}),
        ...(attachments?.length ? { attachments: attachments.map(attached) } : {}),
        messageId,
        date: new Date(mail.at.epochMilliseconds),
        subject,
        text,
        html,
        headers: { ...headers },
        signal: AbortSignal.timeout(this.patience.whole),
      });
      return { kind: 'accepted', response };
    } catch (error) {
      return resultOfFailure(error, content.begun);
    } finally {
      this.#contents.delete(mail.messageId);
    }
  }

  /** Each time the pool asks for the content it gets it through us. */
  #watch(mail: MailMessage<SMTPPoolSentMessageInfo>): void {
    const content = this.#contents.get(mail.data.messageId ?? '');
    if (!content) return;
    const { message } = mail;
    const read = message.createReadStream.bind(message);
    message.createReadStream = (options) => content.next(() => read(options));
  }

  onApplicationShutdown(): void {
    this.#transporter.close();
  }
}

/** The content of one mail on its way. */
class Content {
  #stream: Readable | undefined;

  /** Whether any of it was handed to a connection. */
  get begun(): boolean {
    return this.#stream?.readableDidRead === true;
  }

  /**
   * The content for a connection. The pool asks again when a connection it had kept open turns out to be closed; once any of
   * it was handed over, it gets an error instead, because it may have arrived.
   */
  next<S extends Readable>(open: () => S): S | PassThrough {
    if (this.begun) return new PassThrough().destroy(new Error('The content was handed over already'));
    const stream = open();
    this.#stream = stream;
    return stream;
  }
}

function signatureOf({ dkimDomain: domainName, dkimSelector: keySelector, dkimPrivateKey: privateKey }: MailConfig) {
  if (!domainName || !keySelector || !privateKey) return {};
  return { dkim: { domainName, keySelector, privateKey, headerFieldNames: SIGNED_HEADERS } };
}

function attached({ filename, contentType, content }: OutgoingAttachment) {
  return { filename, contentType, content: Buffer.from(content) };
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/u.exec(from)?.[1] ?? 'localhost';
}
