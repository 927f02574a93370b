import type { MatchInput, OpenLeadOfSender, ThreadMail } from '@brug/domain/replies';
import type { Tx } from '../../platform/database/tx.js';
import type { InboundMessage } from './inbound-message.js';

/** Leads that are looked at for one sender. */
const MOST_LEADS = 50;

/** What tells where a mail belongs; null for a mail by one of our own people, which is no answer to us. */
export async function readMatchInput(tx: Tx, { answered, from }: InboundMessage): Promise<MatchInput | null> {
  const [[ours], contacts, thread, openLeads] = await Promise.all([
    tx.query(OURS, [from.address]),
    tx.query<{ id: string }>(SENDERS, [from.address]),
    tx.query<ThreadMail>(THREAD, [answered]),
    tx.query<OpenLeadOfSender>(OPEN_LEADS, [from.address]),
  ]);
  if (ours) return null;
  return { answered, thread, senderContactIds: contacts.map(({ id }) => id), openLeads };
}

/** The contact with this address, of the lead's organisation where there are several; null when that does not say who. */
export async function contactOfSender(tx: Tx, leadId: string, address: string): Promise<string | null> {
  const contacts = await tx.query<{ id: string; here: boolean }>(SENDERS_OF_LEAD, [address, leadId]);
  const here = contacts.filter((contact) => contact.here);
  const [only, another] = here.length > 0 ? here : contacts;
  return only && !another ? only.id : null;
}

/** Whether a contact or one of our own people has this address. */
export async function addressIsTaken(tx: Tx, address: string): Promise<boolean> {
  const [contacts, [ours]] = await Promise.all([tx.query(SENDERS, [address]), tx.query(OURS, [address])]);
  return contacts.length > 0 || ours !== undefined;
}

const OURS = 'SELECT 1 FROM people WHERE lower(email) = lower($1)';
const SENDERS = 'SELECT id FROM contacts WHERE lower(email) = lower($1) AND archived_at IS NULL ORDER BY id LIMIT 10';

const SENDERS_OF_LEAD = `SELECT c.id, c.organisation_id = l.organisation_id AS here
  FROM contacts c JOIN leads l ON l.id = $2
  WHERE lower(c.email) = lower($1) AND c.archived_at IS NULL ORDER BY c.id LIMIT 10`;

const THREAD = `SELECT t."messageId", t."leadId", t."contactId", t."followUpId" FROM (
    SELECT message_id AS "messageId", lead_id AS "leadId", contact_id AS "contactId", id AS "followUpId"
      FROM follow_ups WHERE message_id = ANY($1::text[])
    UNION ALL
    SELECT message_id, lead_id, contact_id, follow_up_id FROM activities WHERE message_id = ANY($1::text[])
  ) t JOIN leads l ON l.id = t."leadId" AND l.archived_at IS NULL
  ORDER BY l.received_at DESC, l.id DESC LIMIT 200`;

/**
 * The leads of a contact: they are its first one, were written to for it, or something about it is written down with them. Dormant leads are
 * open to an answer; signed and lost ones are found by their thread.
 */
const OPEN_LEADS = `WITH senders AS (
    SELECT id, organisation_id FROM contacts WHERE lower(email) = lower($1) AND archived_at IS NULL
  ), candidates AS (
    SELECT s.id AS contact_id, l.id AS lead_id FROM senders s JOIN leads l ON l.primary_contact_id = s.id
    UNION
    SELECT s.id, f.lead_id FROM senders s JOIN follow_ups f ON f.contact_id = s.id
    UNION
    SELECT s.id, l.id FROM senders s JOIN leads l ON l.organisation_id = s.organisation_id
      WHERE EXISTS (SELECT FROM activities a WHERE a.lead_id = l.id AND a.contact_id = s.id)
  )
  SELECT c.contact_id AS "contactId", c.lead_id AS "leadId",
    (SELECT max(a.at) FROM activities a WHERE a.lead_id = c.lead_id AND a.contact_id = c.contact_id) AS "lastActivityAt"
  FROM candidates c JOIN leads l ON l.id = c.lead_id AND l.archived_at IS NULL
  JOIN stages s ON s.id = l.stage_id AND s.category IN ('open', 'dormant')
  ORDER BY l.received_at DESC, l.id DESC LIMIT ${MOST_LEADS}`;
