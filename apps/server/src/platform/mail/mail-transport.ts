import type { DeliveryResult } from '@brug/domain/follow-ups';

/** A mail to one person. */
export interface OutgoingMail {
  /** `Name <address>` or an address. */
  readonly from: string;
  /** An address alone: names come from outside and stay out of headers. */
  readonly to: string;
  readonly replyTo: string | null;
  /** With its angle brackets (RFC 5322, 3.6.4). */
  readonly messageId: string;
  readonly at: Temporal.Instant;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Message-IDs of what it continues (RFC 5322, 3.6.4); a mail that says nothing of it begins a thread. */
  readonly inReplyTo?: string | null;
  readonly references?: readonly string[];
  readonly attachments?: readonly OutgoingAttachment[];
}

/** A file that goes with a mail. */
export interface OutgoingAttachment {
  /** In any script. */
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** Hands mails to a mail server. */
export abstract class MailTransport {
  /** How many mails can be on their way at the same time. */
  abstract readonly connections: number;

  /** Speaks to the server once: never tries again and never rejects; what came of it is the result. */
  abstract deliver(mail: OutgoingMail): Promise<DeliveryResult>;

  /** The domain that Message-IDs of this installation end in. */
  abstract readonly domain: string;
}
