import type { Contact } from '@brug/contracts/organisations';
import type { Tx } from '../platform/database/tx.js';

/** How a contact opts out without anybody of ours writing it down. */
export type OptOutReason = Exclude<NonNullable<Contact['optOutReason']>, 'by-hand'>;

/**
 * Writes down that the contact does not want to be written to, in the caller's transaction. Whoever opted out before keeps the moment and the
 * way in which they did; false then, and when there is no such contact.
 */
export async function optOutContact(tx: Tx, contactId: string, reason: OptOutReason): Promise<boolean> {
  const after = { optedOut: true, optOutReason: reason };
  if (!(await change(tx, contactId, OPT_OUT, [reason], { optedOut: false, optOutReason: null }, after))) return false;
  await tx.events.record('contact.opted-out.v1', { contactId, reason }, { aggregate: contactId });
  return true;
}

/** Takes an opting out by the link in a mail back, as a mistake; false when the contact did not opt out that way. */
export function takeBackOptOut(tx: Tx, contactId: string): Promise<boolean> {
  const before = { optedOut: true, optOutReason: 'unsubscribed' };
  return change(tx, contactId, TAKE_BACK, [], before, { optedOut: false, optOutReason: null });
}

/**
 * Writes down that mail to the address comes back for good; whoever waits for the contact to be reached by mail hears of it. False when
 * the contact has another address by now, or it was known: the first time counts.
 */
export async function addressBounced(tx: Tx, contactId: string, address: string): Promise<boolean> {
  if (!(await change(tx, contactId, BOUNCED, [address], { emailBouncedAt: null }, { emailBouncedAt: tx.at })))
    return false;
  await tx.events.record('contact.opted-out.v1', { contactId, reason: 'bounce' }, { aggregate: contactId });
  return true;
}

async function change(
  tx: Tx,
  contactId: string,
  sql: string,
  params: readonly unknown[],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const [row] = await tx.query<{ organisationId: string }>(sql, [contactId, tx.at, ...params]);
  if (!row) return false;
  tx.audit.record({ entity: 'contact', entityId: contactId, action: 'update', before, after });
  const payload = { contactId, organisationId: row.organisationId, fields: Object.keys(after) };
  await tx.events.record('contact.updated.v1', payload, { aggregate: contactId });
  return true;
}

const CHANGED = 'version = version + 1, updated_at = $2::timestamptz';
const RETURNING = 'RETURNING organisation_id AS "organisationId"';
const OPT_OUT = `UPDATE contacts SET opted_out_at = $2::timestamptz, opt_out_reason = $3, ${CHANGED}
  WHERE id = $1 AND opted_out_at IS NULL ${RETURNING}`;
const TAKE_BACK = `UPDATE contacts SET opted_out_at = NULL, opt_out_reason = NULL, ${CHANGED}
  WHERE id = $1 AND opt_out_reason = 'unsubscribed' ${RETURNING}`;
const BOUNCED = `UPDATE contacts SET email_bounced_at = $2::timestamptz, ${CHANGED}
  WHERE id = $1 AND lower(email) = lower($3) AND email_bounced_at IS NULL ${RETURNING}`;
