import { hash } from 'node:crypto';
import { answeredMessageIds, originOf, withoutQuote, type MailOrigin } from '@brug/domain/replies';
import type { Attachment, ParsedMail } from 'mailparser';
import { refuse } from '../../platform/errors/domain-error.js';
import { cleanText } from '../../platform/database/clean-text.js';

/** Bytes a mail has at most; what most mail servers take. */
export const LARGEST_MAIL = 25 * 1024 * 1024;

const MOST_ATTACHMENTS = 100;
/** Characters of a text that stand on a timeline; the whole is kept beside it. */
const LONGEST_BODY = 20_000;
const LONGEST_LINE = 500;

export interface InboundAttachment {
  readonly name: string | undefined;
  readonly contentType: string;
  readonly content: Buffer;
}

/** What a mail that came in says. */
export interface InboundMessage {
  /** With its angle brackets; empty when it has none. */
  readonly messageId: string;
  /** Of what it says, so that the same mail is recognised whatever way it came by: relays add headers. */
  readonly contentHash: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** ISO 8601 in UTC; null when the mail says none or no time. */
  readonly sentAt: string | null;
  /** What its author wrote, for the timeline. */
  readonly body: string;
  /** The whole text, when the body is less. */
  readonly fullBody: string | null;
  readonly origin: MailOrigin;
  /** Message-IDs of what it answers, nearest first. */
  readonly answered: readonly string[];
  readonly attachments: readonly InboundAttachment[];
  /** Not everything of it could be taken. */
  readonly incomplete: boolean;
}

/** Reads an RFC 5322 message in whatever character set its parts have. Refuses with `request.invalid` what is no mail of anybody. */
export async function readMessage(raw: Buffer): Promise<InboundMessage> {
  // Loaded by those only who take mails.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(raw, { skipTextToHtml: true }).catch((cause: unknown) => refuseUnreadable(cause));
  const [sender] = parsed.from?.value ?? [];
  if (!sender?.address || !/^[^\s@]+@[^\s@]+$/.test(sender.address)) refuseUnreadable();
  const text = cleanText(parsed.text ?? '').trim();
  const body = withoutQuote(text);
  const shown = body.length > LONGEST_BODY ? cutAt(body, LONGEST_BODY) : body;
  const attachments = parsed.attachments.slice(0, MOST_ATTACHMENTS).map((each) => attachmentOf(each));
  const subject = cleanLine(parsed.subject);
  const from = { name: cleanLine(sender.name), address: cleanLine(sender.address) };
  const date = headerOf(parsed, 'date');
  const content = [
    from.address.toLowerCase(),
    date,
    subject,
    text,
    attachments.map((each) => hash('sha256', each.content)),
  ];
  return {
    messageId: cleanLine(parsed.messageId),
    contentHash: hash('sha256', JSON.stringify(content)),
    from,
    subject,
    sentAt: instantOf(date),
    body: shown,
    fullBody: shown === text ? null : text,
    origin: originOf(originHeaders(parsed, from.address, subject)),
    answered: answeredMessageIds({
      inReplyTo: headerOf(parsed, 'in-reply-to'),
      references: headerOf(parsed, 'references'),
    }),
    attachments,
    incomplete: parsed.attachments.length > MOST_ATTACHMENTS,
  };
}

function refuseUnreadable(cause?: unknown): never {
  const message = 'an RFC 5322 message with a From address';
  refuse('request.invalid', { errors: [{ path: 'body.message', code: 'mail.unreadable', message }], cause });
}

function originHeaders(parsed: ParsedMail, from: string, subject: string): Parameters<typeof originOf>[0] {
  return {
    autoSubmitted: headerOf(parsed, 'auto-submitted'),
    precedence: headerOf(parsed, 'precedence'),
    autoResponseSuppress: headerOf(parsed, 'x-auto-response-suppress'),
    autoReply: headerOf(parsed, 'x-autoreply') ?? headerOf(parsed, 'x-autorespond') ?? headerOf(parsed, 'x-auto-reply'),
    returnPath: headerOf(parsed, 'return-path'),
    contentType: headerOf(parsed, 'content-type'),
    from,
    subject,
  };
}

/** The first header of this name, unfolded; null when there is none. */
function headerOf({ headerLines }: ParsedMail, name: string): string | null {
  const line = headerLines.find(({ key }) => key === name)?.line;
  if (line === undefined) return null;
  return cleanText(line.slice(line.indexOf(':') + 1))
    .replaceAll(/\r?\n\s*/g, ' ')
    .trim();
}

function attachmentOf({ filename, contentType, content }: Attachment): InboundAttachment {
  const name = filename ?? (contentType === 'message/rfc822' ? 'message.eml' : undefined);
  return { name, contentType, content };
}

/** The parser takes a date it cannot read for now. */
function instantOf(date: string | null): string | null {
  const milliseconds = Date.parse((date ?? '').replaceAll(/\([^()]*\)/g, ''));
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

function cleanLine(text: string | undefined): string {
  const line = cleanText(text ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  return line.length > LONGEST_LINE ? cutAt(line, LONGEST_LINE) : line;
}

/** Whole characters only. */
function cutAt(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
