import { Injectable } from '@nestjs/common';
import type { Language } from '@brug/contracts/http';
import { tellsAddressIsGone, type BounceKind, type FollowUpState } from '@brug/domain/follow-ups';
import { addressBounced, optOutContact } from '../../organisations/organisations.public.js';
import { asSystem } from '../../platform/actors/caller.js';
import { newId } from '../../platform/database/new-id.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { recordChanged, writePlan } from '../follow-up-writes.js';
import { refreshNextStepOf } from '../next-step.js';
import { BOUNCED_TASK } from './bounce-texts.js';
import type { IncomingMail } from './incoming-mail.js';
import { readReport, type ComplaintReport, type DeliveryReport, type ReportedRecipient } from './report-parser.js';

const INTAKE = asSystem('follow-ups.bounces');

/** A report that names no message is about the last one to its address, if that went within these days: servers give up after five. */
const DAYS_BACK = 7;
const TITLE_MAX = 200;

interface Reported {
  readonly id: string;
  readonly state: FollowUpState;
  readonly leadId: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly ownerId: string;
  readonly ownerLanguage: Language;
  readonly recipient: string | null;
  readonly bounceKind: BounceKind | null;
  readonly leadArchived: boolean;
}

/**
 * Takes in what mail servers report: that a mail of ours will not arrive, or that its reader complained. Whoever takes in mail asks it first,
 * of every mail, before they take the mail for an answer.
 */
@Injectable()
export class BounceIntake {
  constructor(private readonly transactions: Transactions) {}

  /**
   * `handled` when the mail is a report on a message of ours, which is written down then: it is no answer of anybody. A report on
   * something else is left to who asks. The same report taken in twice counts once.
   */
  async takeReport(mail: IncomingMail): Promise<{ readonly handled: boolean }> {
    const report = readReport(mail);
    if (!report) return { handled: false };
    return this.transactions.run(INTAKE, async (tx) => ({
      handled: report.type === 'delivery' ? await takeDelivery(tx, report) : await takeComplaint(tx, report),
    }));
  }
}

async function takeDelivery(tx: Tx, { messageId, recipients }: DeliveryReport): Promise<boolean> {
  let handled = false;
  for (const recipient of recipients) {
    const message = await lockReported(tx, messageId, recipient.address);
    if (!message) continue;
    handled = true;
    if (recipient.kind !== null) await writeBounce(tx, message, { ...recipient, kind: recipient.kind });
  }
  return handled;
}

async function writeBounce(
  tx: Tx,
  message: Reported,
  { kind, status, text }: ReportedRecipient & { readonly kind: BounceKind },
): Promise<void> {
  const { id, state, leadId, contactId, recipient, bounceKind: before } = message;
  // What was said for good is not taken back by what was not.
  if (before === 'hard') return;
  await tx.execute(BOUNCED, [id, tx.at, kind, status, text]);
  const after = { bounceKind: kind, bounceStatus: status };
  tx.audit.record({ entity: 'follow-up', entityId: id, action: 'bounce', before: { bounceKind: before }, after });
  await recordChanged(tx, { id, leadId, state });
  if (kind !== 'hard') return;
  const gone = tellsAddressIsGone(kind, status);
  if (gone && contactId !== null && recipient !== null) await addressBounced(tx, contactId, recipient);
  // An uncertain message stands on its owner's Today already, with this as evidence.
  if (state !== 'uncertain') await planTask(tx, message, text);
}

/** Somebody has to know: the owner has a task for it, which is late when nobody does it. */
async function planTask(tx: Tx, message: Reported, text: string): Promise<void> {
  const { leadId, contactId, contactName, ownerId, ownerLanguage, recipient } = message;
  if (leadId === null || message.leadArchived) return;
  const title = BOUNCED_TASK[ownerLanguage](contactName ?? recipient ?? '', recipient ?? '');
  await writePlan(tx, leadId, [
    {
      id: newId(),
      kind: 'task',
      taskKind: 'to-do',
      leadId,
      contactId,
      ownerId,
      ruleId: null,
      templateKey: null,
      language: null,
      title: [...title].slice(0, TITLE_MAX).join(''),
      body: text,
      triggerAt: tx.now,
      dueAt: tx.now,
      dueReason: { timing: 'immediate', calendar: null, workingDays: null, workingMinutes: null, provisional: false },
      plannedForStageId: null,
      acknowledgement: false,
    },
  ]);
  await refreshNextStepOf(tx, leadId);
}

async function takeComplaint(tx: Tx, { messageId, address, complains }: ComplaintReport): Promise<boolean> {
  const message = await lockReported(tx, messageId, address);
  if (!message) return false;
  if (complains && message.contactId !== null) await optOutContact(tx, message.contactId, 'complaint');
  return true;
}

/** The message a report is about; its lead is locked before it, as every write begins. */
async function lockReported(tx: Tx, messageId: string | null, address: string | null): Promise<Reported | null> {
  const [found] = await tx.query<{ id: string; leadId: string | null }>(
    messageId === null ? BY_ADDRESS : BY_MESSAGE_ID,
    [messageId ?? address, ...(messageId === null ? [tx.now.subtract({ hours: 24 * DAYS_BACK }).toString()] : [])],
  );
  if (!found) return null;
  await tx.query('SELECT FROM leads WHERE id = $1 FOR NO KEY UPDATE', [found.leadId]);
  const [row] = await tx.query<Reported>(LOCK, [found.id]);
  return row ?? null;
}

const HANDED_OVER = `f.kind = 'message' AND f.handed_over_at IS NOT NULL`;
const BY_MESSAGE_ID = `SELECT f.id, f.lead_id AS "leadId" FROM follow_ups f WHERE f.message_id = $1 AND ${HANDED_OVER}`;
const BY_ADDRESS = `SELECT f.id, f.lead_id AS "leadId" FROM contacts c JOIN follow_ups f ON f.contact_id = c.id
  WHERE lower(c.email) = lower($1) AND lower(f.recipient) = lower($1) AND f.handed_over_at >= $2::timestamptz AND ${HANDED_OVER}
  ORDER BY f.handed_over_at DESC, f.id DESC LIMIT 1`;
const LOCK = `SELECT f.id, f.state, f.lead_id AS "leadId", f.contact_id AS "contactId", c.display_name AS "contactName",
    f.owner_id AS "ownerId", p.language AS "ownerLanguage", f.recipient, f.bounce_kind AS "bounceKind",
    l.archived_at IS NOT NULL AS "leadArchived"
  FROM follow_ups f JOIN people p ON p.id = f.owner_id
  LEFT JOIN leads l ON l.id = f.lead_id LEFT JOIN contacts c ON c.id = f.contact_id
  WHERE f.id = $1 FOR NO KEY UPDATE OF f`;
const BOUNCED = `UPDATE follow_ups SET bounced_at = $2::timestamptz, bounce_kind = $3, bounce_status = $4, bounce_text = $5,
    version = version + 1, updated_at = $2::timestamptz
  WHERE id = $1`;
