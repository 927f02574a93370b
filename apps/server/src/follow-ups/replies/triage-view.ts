import type { FileRef } from '@brug/contracts/files';
import type { InboundMail, InboundMailDetail } from '@brug/contracts/replies';
import { type ContactRefColumns, contactRefOf, contactRefSql } from '../../organisations/organisations.public.js';
import { MAIL_FILES } from './inbound-mail.js';

/** Contacts that are shown for an address; it has rarely more than one. */
const MOST_CONTACTS = 5;

const SHARED = `m.id, m.version, m.state, m.origin, m.received_at AS "receivedAt", m.from_name AS "fromName",
  m.from_address AS "fromAddress", m.subject, left(split_part(m.body, E'\\n', 1), 200) AS "firstLine", m.incomplete,
  (SELECT coalesce(json_agg(ref), '[]') FROM (SELECT ${contactRefSql('c')} FROM contacts c
    WHERE lower(c.email) = lower(m.from_address) AND c.archived_at IS NULL ORDER BY c.id LIMIT ${MOST_CONTACTS}) ref) AS contacts`;

const FILES = `FROM files f WHERE f.owner_kind = '${MAIL_FILES}' AND f.owner_id = m.id`;

/** Further mails of one sender that are counted, and that go with one of them. */
export const MOST_OTHERS = 50;

/** What the list shows of a mail `m`. */
export const LIST_COLUMNS = `${SHARED}, (SELECT count(*)::int ${FILES}) AS attachments`;

export const DETAIL_COLUMNS = `${SHARED}, coalesce(m.full_body, m.body) AS text,
  (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'contentType', f.content_type, 'size', f.size) ORDER BY f.id), '[]')
    ${FILES}) AS attachments,
  EXISTS (SELECT FROM people p WHERE lower(p.email) = lower(m.from_address)) AS "fromColleague",
  (SELECT count(*)::int FROM (SELECT FROM inbound_mails other
    WHERE other.state = 'waiting' AND lower(other.from_address) = lower(m.from_address) AND other.id <> m.id
    LIMIT ${MOST_OTHERS}) counted) AS others`;

interface SharedRow {
  readonly id: string;
  readonly version: number;
  readonly state: InboundMail['state'];
  readonly origin: InboundMail['origin'];
  readonly receivedAt: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly firstLine: string;
  readonly incomplete: boolean;
  readonly contacts: readonly ContactRefColumns[];
}

export interface MailRow extends SharedRow {
  readonly attachments: number;
}

interface DetailRow extends SharedRow {
  readonly text: string;
  readonly attachments: FileRef[];
  readonly fromColleague: boolean;
  readonly others: number;
}

export function toInboundMail(row: MailRow): InboundMail {
  return { ...shared(row), attachments: row.attachments };
}

export function toDetail(row: DetailRow): InboundMailDetail {
  const { text, attachments, fromColleague, others } = row;
  return { ...shared(row), text, attachments, fromColleague, others };
}

function shared(row: SharedRow): Omit<InboundMail, 'attachments'> {
  const { id, version, state, origin, receivedAt: at, subject, firstLine, incomplete } = row;
  return {
    id,
    version,
    state,
    origin,
    at,
    subject,
    firstLine,
    incomplete,
    from: {
      name: row.fromName,
      address: row.fromAddress,
    },
    contacts: row.contacts.flatMap((contact) => contactRefOf(contact) ?? []),
  };
}
