import type { EventPayload } from '@brug/contracts/events';
import { recordLeadActivity } from '../../leads/leads.public.js';
import type { Tx } from '../../platform/database/tx.js';

/** A mail of which it is known where it belongs. */
export interface BelongingMail {
  readonly id: string;
  readonly sentAt: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly messageId: string;
  readonly subject: string;
  readonly body: string;
  readonly fullBody: string | null;
  readonly byPerson: boolean;
  readonly leadId: string;
  /** Who wrote it, where that is a contact. */
  readonly contactId: string | null;
  readonly followUpId: string | null;
  readonly matchedBy: 'thread' | 'address' | 'hand';
  /** Of the mail that is answered, or else who wrote. */
  readonly threadContactId: string | null;
}

/**
 * Makes a mail an activity of its lead, which the caller has locked, and tells of it: that an answer came, when a person wrote it. Resolves
 * with the activity's id.
 */
export async function recordMail(tx: Tx, mail: BelongingMail): Promise<string> {
  const { id, leadId, contactId, followUpId, byPerson, from } = mail;
  const activityId = await recordLeadActivity(tx, {
    kind: 'mail-in',
    leadId,
    at: mail.sentAt,
    contactId,
    followUpId,
    subject: mail.subject,
    body: mail.body,
    mail: {
      sender: from.name === '' ? from.address : `${from.name} <${from.address}>`,
      automatic: !byPerson,
      fullBody: mail.fullBody,
      messageId: mail.messageId || null,
    },
  });
  await tx.execute(MATCHED, [id, leadId, contactId, followUpId, activityId, mail.matchedBy]);
  if (byPerson) {
    const reply: EventPayload<'reply.received.v1'> = {
      activityId,
      leadId,
      contactId: contactId ?? mail.threadContactId,
      followUpId,
    };
    await tx.events.record('reply.received.v1', reply, { aggregate: leadId });
  }
  return activityId;
}

/** From then on the text stands on the timeline, once. */
const MATCHED = `UPDATE inbound_mails SET state = 'matched', lead_id = $2, contact_id = $3, follow_up_id = $4, activity_id = $5,
    matched_by = $6, body = '', full_body = NULL, version = version + 1
  WHERE id = $1`;
