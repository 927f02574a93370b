import { bounceKind, statusIn, type BounceKind } from '@brug/domain/follow-ups';
import type { IncomingMail } from './incoming-mail.js';

/** What a mail server reports of a mail of ours. */
export type MailReport = DeliveryReport | ComplaintReport;

export interface DeliveryReport {
  readonly type: 'delivery';
  /** Of the mail it is about, with angle brackets; null when the report does not say. */
  readonly messageId: string | null;
  readonly recipients: readonly ReportedRecipient[];
}

export interface ReportedRecipient {
  /** As we wrote it, or as it was in the end when mail was passed on. */
  readonly address: string | null;
  /** Null for good news. */
  readonly kind: BounceKind | null;
  readonly status: string | null;
  readonly text: string;
}

export interface ComplaintReport {
  readonly type: 'complaint';
  readonly messageId: string | null;
  readonly address: string | null;
  /** False for a report that is no complaint about the mail, such as 'not spam after all'. */
  readonly complains: boolean;
}

/** A reason that is no longer than what is worth keeping. */
const TEXT_MAX = 500;
/** No field that is of use is longer; what is is no report of an honest server. */
const FIELD_MAX = 1000;

/** Kinds of feedback by which a reader says that they do not want our mail (RFC 5965, 7.3; RFC 6430 adds the opposite). */
const COMPLAINTS = new Set(['abuse', 'fraud', 'other', 'opt-out', 'opt-out-list', 'unsubscribe']);

const RETURNED = new Set(['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']);

type Fields = ReadonlyMap<string, string>;

/** Reads a delivery report (RFC 3464) or an abuse report (RFC 5965); null when the mail is neither. */
export function readReport(mail: IncomingMail): MailReport | null {
  const { value, params } = contentTypeOf(mail);
  if (value !== 'multipart/report') return null;
  const type = params['report-type']?.toLowerCase();
  const messageId = messageIdOf(mail);
  if (type === 'delivery-status') {
    const recipients = groupsIn(mail, 'message/delivery-status').flatMap(recipientOf);
    return recipients.length === 0 ? null : { type: 'delivery', messageId, recipients };
  }
  if (type === 'feedback-report') {
    const [fields] = groupsIn(mail, 'message/feedback-report');
    if (!fields) return null;
    const address = addressIn(fields.get('original-rcpt-to') ?? '');
    const complains = COMPLAINTS.has((fields.get('feedback-type') ?? '').toLowerCase());
    return { type: 'complaint', messageId, address, complains };
  }
  return null;
}

function recipientOf(fields: Fields): ReportedRecipient[] {
  const action = fields.get('action');
  if (action === undefined) return [];
  const diagnosis = fields.get('diagnostic-code') ?? '';
  const status = statusIn(fields.get('status') ?? '') ?? statusIn(diagnosis);
  const address = addressIn(fields.get('original-recipient') ?? '') ?? addressIn(fields.get('final-recipient') ?? '');
  const text = [...(diagnosis || `${action} ${status ?? ''}`).trim()].slice(0, TEXT_MAX).join('');
  return [{ address, kind: bounceKind(action, status), status, text }];
}

function contentTypeOf({ headers }: IncomingMail): { value: string; params: Readonly<Record<string, string>> } {
  const header = headers.get('content-type');
  if (typeof header !== 'object' || header === null || !('value' in header)) return { value: '', params: {} };
  const { value, params = {} } = header as { value: unknown; params?: Record<string, string> };
  return { value: String(value).toLowerCase(), params };
}

/** The groups of fields of the report: those of its own part, else those that stand in the running text. */
function groupsIn({ attachments, text }: IncomingMail, contentType: string): Fields[] {
  const part = attachments.find((attachment) => attachment.contentType === contentType);
  const source = part ? Buffer.from(part.content).toString('utf8') : (text ?? '');
  return source
    .split(/\r?\n[ \t]*\r?\n/u)
    .map(fieldsOf)
    .filter((fields) => fields.has('action') || fields.has('feedback-type'));
}

/** The Message-ID in the headers that came back. */
function messageIdOf({ attachments }: IncomingMail): string | null {
  const returned = attachments.find(({ contentType }) => RETURNED.has(contentType));
  if (!returned) return null;
  const [head = ''] = Buffer.from(returned.content)
    .toString('utf8')
    .split(/\r?\n\r?\n/u, 1);
  return /<[^<>\s]+>/u.exec(fieldsOf(head).get('message-id') ?? '')?.[0] ?? null;
}

/** Fields by their names in small letters, unfolded (RFC 5322, 2.2.3), without control characters; of one that is repeated the first. */
function fieldsOf(group: string): Fields {
  const fields = new Map<string, string>();
  for (const line of group.replaceAll(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/u.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase())) {
      fields.set(
        name.toLowerCase(),
        value
          .slice(0, FIELD_MAX)
          .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
          .trim(),
      );
    }
  }
  return fields;
}

/** The address in `rfc822; shen@jinlan.example` or `<shen@jinlan.example>`. */
function addressIn(field: string): string | null {
  return /([^\s<>;]+@[^\s<>;]+)/u.exec(field.replace(/^[\w-]+\s*;/u, ''))?.[1] ?? null;
}
