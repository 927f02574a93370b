import { simpleParser } from 'mailparser';
import type { AddressObject, Attachment, EmailAddress, ParsedMail } from 'mailparser';
import type { Mail, MailAddress, MailSummary } from './mail.js';
import { splitDelivery } from './stored-mail.js';

/** A stored mail, parsed, with the contents of its attachments. */
export interface ParsedStoredMail {
  mail: Mail;
  contents: Buffer[];
}

/** What is shown of a mail that cannot be parsed. */
const EXCERPT_BYTES = 64 * 1024;

/** Parses a stored mail. Never throws: of what cannot be understood the beginning is shown as text. */
export async function parseMail(id: string, stored: Buffer): Promise<ParsedStoredMail> {
  const { delivery, content } = splitDelivery(stored);
  const frame = {
    id,
    receivedAt: delivery.receivedAt,
    envelope: { from: delivery.from, to: delivery.to },
    size: content.length,
  };
  try {
    const parsed = await simpleParser(content, { skipTextToHtml: true });
    return { mail: { ...frame, ...fieldsOf(parsed) }, contents: parsed.attachments.map((each) => each.content) };
  } catch {
    const text = content.subarray(0, EXCERPT_BYTES).toString('latin1');
    return { mail: { ...frame, ...UNREADABLE, text }, contents: [] };
  }
}

/** What the list shows of a mail. */
export function summaryOf(mail: Mail): MailSummary {
  const { id, receivedAt, envelope, from, to, cc, subject, messageId, date, size, attachments } = mail;
  return { id, receivedAt, envelope, from, to, cc, subject, messageId, date, size, attachments: attachments.length };
}

type Fields = Omit<Mail, 'id' | 'receivedAt' | 'envelope' | 'size'>;

const UNREADABLE: Fields = {
  from: [],
  to: [],
  cc: [],
  replyTo: [],
  subject: '',
  messageId: '',
  date: null,
  inReplyTo: '',
  references: [],
  headers: {},
  text: '',
  html: null,
  attachments: [],
};

function fieldsOf(parsed: ParsedMail): Fields {
  return {
    from: addressesOf(parsed.from),
    to: addressesOf(parsed.to),
    cc: addressesOf(parsed.cc),
    replyTo: addressesOf(parsed.replyTo),
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    date: isoOf(parsed.date),
    inReplyTo: parsed.inReplyTo ?? '',
    references: [parsed.references ?? []].flat(),
    headers: headersOf(parsed),
    text: parsed.text ?? '',
    html: typeof parsed.html === 'string' ? parsed.html : null,
    attachments: parsed.attachments.map((each) => attachmentOf(each)),
  };
}

function addressesOf(value: AddressObject | AddressObject[] | undefined): MailAddress[] {
  const flat = (addresses: EmailAddress[]): MailAddress[] =>
    addresses.flatMap((each) =>
      each.group === undefined ? [{ name: each.name, address: each.address ?? '' }] : flat(each.group),
    );
  return [value ?? []].flat().flatMap((each) => flat(each.value));
}

function isoOf(date: Date | undefined): string | null {
  return date === undefined || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function headersOf(parsed: ParsedMail): Record<string, string[]> {
  const headers: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const { key, line } of parsed.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replaceAll(/\r?\n[ \t]*/g, ' ')
      .trim();
    (headers[key] ??= []).push(value);
  }
  return headers;
}

function attachmentOf(attachment: Attachment): { filename: string; contentType: string; size: number } {
  return {
    filename: attachment.filename ?? '',
    contentType: attachment.contentType,
    size: attachment.size ?? attachment.content.length,
  };
}
