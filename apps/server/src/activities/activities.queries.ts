import { cleanText } from '../platform/database/clean-text.js';
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

/** Writes activities and gives their ids. Whoever calls records the events: they know what an activity means. */
export function insertActivities(tx: Tx, activities: readonly NewActivity[]): string[] {
  const rows = activities.map(({ mail, ...activity }) => ({
    id: newId(),
    ...activity,
    subject: activity.subject === null ? null : cleanText(activity.subject),
    body: cleanText(activity.body),
    sender: mail ? cleanText(mail.sender) : null,
    automatic: mail?.automatic ?? false,
    fullBody: mail?.fullBody ? cleanText(mail.fullBody) : null,
    messageId: mail?.messageId ? cleanText(mail.messageId) : null,
  }));
  tx.write(INSERT, [JSON.stringify(rows), tx.at]);
  return rows.map(({ id }) => id);
}

const INSERT = `INSERT INTO activities
  (id, kind, lead_id, organisation_id, contact_id, at, author_id, subject, body, outcome, minutes, follow_up_id, created_at,
    sender, automatic, full_body, message_id)
  SELECT id, kind, "leadId", "organisationId", "contactId", at, "authorId", subject, body, outcome, minutes, "followUpId", $2::timestamptz,
    sender, automatic, "fullBody", "messageId"
  FROM jsonb_to_recordset($1::jsonb) AS a(id uuid, kind text, "leadId" uuid, "organisationId" uuid, "contactId" uuid, at timestamptz,
    "authorId" uuid, subject text, body text, outcome text, minutes int, "followUpId" uuid, sender text, automatic boolean, "fullBody" text,
    "messageId" text)`;
