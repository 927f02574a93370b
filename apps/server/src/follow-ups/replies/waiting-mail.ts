import type { InboundMail } from '@brug/contracts/replies';
import type { Tx } from '../../platform/database/tx.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { LIST_COLUMNS, type MailRow, MOST_OTHERS, toInboundMail } from './triage-view.js';

/** Mails that somebody may still say something about; one that has been put on a lead is not here any more. */
export const IN_TRIAGE = `m.state IN ('waiting', 'set-aside')`;

export interface LockedMail {
  readonly id: string;
  readonly version: number;
  readonly state: InboundMail['state'];
  readonly origin: InboundMail['origin'];
  readonly receivedAt: string;
  readonly sentAt: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly messageId: string;
  readonly subject: string;
  readonly body: string;
  readonly fullBody: string | null;
}

/** The mail, locked until the end of the transaction. Refuses with `resource.not-found` and `version.conflict`. */
export async function lockMail(tx: Tx, id: string, body: { readonly version: number }): Promise<LockedMail> {
  const [row] = await tx.query<LockedMail>(LOCK, [id]);
  const mail = found(row, 'mail');
  if (mail.version !== body.version) refuse('version.conflict', { current: await readMail(tx, id), yours: body });
  return mail;
}

/** The other mails from its address that wait, oldest first, locked; without those that somebody else is sorting out at this moment. */
export function lockOthers(tx: Tx, id: string): Promise<LockedMail[]> {
  return tx.query<LockedMail>(LOCK_OTHERS, [id]);
}

export async function readMail(tx: Tx, id: string): Promise<InboundMail> {
  const [row] = await tx.query<MailRow>(`SELECT ${LIST_COLUMNS} FROM inbound_mails m WHERE m.id = $1`, [id]);
  return toInboundMail(found(row, 'mail'));
}

const LOCKED = `m.id, m.version, m.state, m.origin, m.received_at AS "receivedAt", m.sent_at AS "sentAt", m.from_name AS "fromName",
  m.from_address AS "fromAddress", m.message_id AS "messageId", m.subject, m.body, m.full_body AS "fullBody"`;

const LOCK = `SELECT ${LOCKED} FROM inbound_mails m WHERE m.id = $1 AND ${IN_TRIAGE} FOR UPDATE`;

const LOCK_OTHERS = `SELECT ${LOCKED} FROM inbound_mails one
  JOIN inbound_mails m ON m.state = 'waiting' AND lower(m.from_address) = lower(one.from_address) AND m.id <> one.id
  WHERE one.id = $1 ORDER BY m.received_at, m.id LIMIT ${MOST_OTHERS} FOR UPDATE OF m SKIP LOCKED`;
