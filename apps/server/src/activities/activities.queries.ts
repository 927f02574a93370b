import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';

/** Something that happened, to be written down. */
export interface NewActivity {
  readonly kind: string;
  readonly leadId: string | null;
  readonly organisationId: string | null;
  readonly contactId: string | null;
  /** When it happened, ISO 8601 in UTC. */
  readonly at: string;
  /** Who did it; null for what the system did. */
  readonly authorId: string | null;
  readonly subject: string | null;
  readonly body: string;
  /** Of a call. */
  readonly outcome: string | null;
  readonly minutes: number | null;
  /** The follow-up it did or came from. */
  readonly followUpId: string | null;
  /** Of a mail that came in. */
  readonly mail?: ActivityMail;
}

/** What a mail has beside its text. */
export interface ActivityMail {
  /** As it says, `Name <address>`. */
  readonly sender: string;
  /** Written by no person. */
  readonly automatic: boolean;
  /** Its text with what it quotes, when the activity's body is without that. */
  readonly fullBody: string | null;
  /** With its angle brackets; null when it has none. */
  readonly messageId: string | null;
}

/** The kind of owner of files that belong to an activity. */
export const ACTIVITY_FILES = 'activity';

/** The constraint that breaks when `followUpId` is no follow-up. */
export const ACTIVITY_FOLLOW_UP_CONSTRAINT = 'activities_follow_up';

const INSERT = `INSERT INTO activities
  (id, kind, lead_id, organisation_id, contact_id, at, author_id, subject, body, outcome, minutes, follow_up_id, created_at,
    sender, automatic, full_body, message_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;

/** Writes an activity and gives its id. Whoever calls records the event: they know what the activity means. */
export function insertActivity(tx: Tx, activity: NewActivity): string {
  const { kind, leadId, organisationId, contactId, at, authorId, subject, body, outcome, minutes, followUpId } =
    activity;
  const id = newId();
  const about = [
    id,
    kind,
    leadId,
    organisationId,
    contactId,
    at,
    authorId,
    subject,
    body,
    outcome,
    minutes,
    followUpId,
  ];
  const { sender = null, automatic = false, fullBody = null, messageId = null } = activity.mail ?? {};
  tx.write(INSERT, [...about, tx.at, sender, automatic, fullBody, messageId]);
  return id;
}
