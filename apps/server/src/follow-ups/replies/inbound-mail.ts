import { Injectable, Logger } from '@nestjs/common';
import type { inboundMailEndpoints } from '@brug/contracts/replies';
import type { ResponseOf } from '@brug/contracts/http';
import { matchMail, type MailMatch } from '@brug/domain/replies';
import { ACTIVITY_FILES } from '../../activities/activities.public.js';
import { asSystem } from '../../platform/actors/caller.js';
import { newId } from '../../platform/database/new-id.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse } from '../../platform/errors/domain-error.js';
import type { FileOwner } from '../../platform/files/files.js';
import { Files } from '../../platform/files/files.js';
import { type InboundMessage, LARGEST_MAIL, readMessage } from './inbound-message.js';
import { InboundReportHandlers } from './inbound-reports.js';
import { recordMail } from './mail-activity.js';
import { readMatchInput } from './thread.queries.js';

/** The kind of owner of files that belong to a mail of which nobody knows yet where it belongs. */
export const MAIL_FILES = 'inbound-mail';

const TAKER = asSystem('inbound-mail');

export interface MailSource {
  readonly kind: 'imap' | 'webhook';
  /** The mail was too large, and this is its head alone. */
  readonly headOnly?: boolean;
}

export type TakenAs = ResponseOf<typeof inboundMailEndpoints.take>['outcome'];

/** Takes mails that come in, whatever way: each once, in one transaction with all that follows from it. */
@Injectable()
export class InboundMail {
  readonly #logger = new Logger(InboundMail.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly files: Files,
    private readonly reports: InboundReportHandlers,
  ) {}

  /**
   * Takes a mail as it came (RFC 5322). When this resolves it is kept: as an answer on a lead, as an automatic one, or for somebody to say
   * where it belongs. Refuses with `request.too-large`, and with `request.invalid` what is no mail.
   */
  async take(raw: Buffer, source: MailSource): Promise<TakenAs> {
    if (raw.length > LARGEST_MAIL) refuse('request.too-large', { detail: `A mail has at most ${LARGEST_MAIL} bytes.` });
    const message = await readMessage(raw);
    const outcome = await this.transactions.run(TAKER, (tx) => this.#take(tx, message, raw, source));
    this.#logger.log({ msg: 'a mail was taken', source: source.kind, outcome, origin: message.origin.kind });
    return outcome;
  }

  async #take(tx: Tx, message: InboundMessage, raw: Buffer, source: MailSource): Promise<TakenAs> {
    const id = newId();
    const sentAt = sentAtOf(tx, message);
    const [taken] = await tx.query(TAKE, rowOf(tx, id, sentAt, message, source));
    if (!taken) return 'duplicate';
    const { origin } = message;
    if (origin.kind === 'report' && (await this.reports.take(tx, { report: origin.report, message, raw }))) {
      await tx.execute(`UPDATE inbound_mails SET state = 'reported' WHERE id = $1`, [id]);
      return 'report';
    }
    const match = await this.#match(tx, message);
    if (match) {
      await this.#belongs(tx, id, sentAt, message, match);
      return origin.kind === 'person' ? 'reply' : 'automatic';
    }
    const state = origin.kind === 'person' ? 'waiting' : 'set-aside';
    await tx.execute(KEEP, [id, state, message.body, message.fullBody]);
    await this.#keepAttachments(tx, { kind: MAIL_FILES, id }, message);
    await tx.events.record('inbound-mail.changed.v1', { mailId: id, leadId: null, state }, { aggregate: id });
    return state;
  }

  async #match(tx: Tx, message: InboundMessage): Promise<MailMatch | null> {
    const input = await readMatchInput(tx, message);
    const match = input && matchMail(input);
    if (!match) return null;
    // As every write to a lead begins; one that was archived at this moment is no place for a mail.
    const [lead] = await tx.query(LOCK_LEAD, [match.leadId]);
    return lead ? match : null;
  }

  async #belongs(tx: Tx, id: string, sentAt: string, message: InboundMessage, match: MailMatch): Promise<void> {
    const { from, messageId, subject, body, fullBody, origin } = message;
    const { leadId, contactId, followUpId, threadContactId, by } = match;
    const activityId = await recordMail(tx, {
      id,
      sentAt,
      from,
      messageId,
      subject,
      body,
      fullBody,
      leadId,
      contactId,
      followUpId,
      threadContactId,
      matchedBy: by,
      byPerson: origin.kind === 'person',
    });
    await this.#keepAttachments(tx, { kind: ACTIVITY_FILES, id: activityId }, message);
    const changed = { mailId: id, leadId, state: 'matched' };
    await tx.events.record('inbound-mail.changed.v1', changed, { aggregate: leadId });
  }

  async #keepAttachments(tx: Tx, owner: FileOwner, { attachments }: InboundMessage): Promise<void> {
    for (const { name, contentType, content } of attachments) {
      await this.files.store(tx, { owner, name, contentType, content });
    }
  }
}

/** When it was sent, as it says; a time that is yet to come was not then. */
function sentAtOf(tx: Tx, { sentAt }: InboundMessage): string {
  return sentAt === null || Temporal.Instant.compare(sentAt, tx.now) > 0 ? tx.at : sentAt;
}

function rowOf(tx: Tx, id: string, sentAt: string, message: InboundMessage, source: MailSource): unknown[] {
  const { messageId, contentHash, from, subject, origin, incomplete } = message;
  const sign = origin.kind === 'automatic' ? origin.sign : origin.kind === 'report' ? origin.report : null;
  const what = [messageId, contentHash, source.kind, origin.kind, sign];
  return [id, ...what, tx.at, sentAt, from.address, from.name, subject, incomplete || source.headOnly === true];
}

const TAKE = `INSERT INTO inbound_mails (id, message_id, content_hash, source, origin, origin_sign, state, received_at, sent_at,
    from_address, from_name, subject, body, incomplete)
  VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9, $10, $11, '', $12)
  ON CONFLICT (message_id, content_hash) DO NOTHING RETURNING id`;
const KEEP = 'UPDATE inbound_mails SET state = $2, body = $3, full_body = $4 WHERE id = $1';
const LOCK_LEAD = 'SELECT id FROM leads WHERE id = $1 AND archived_at IS NULL FOR NO KEY UPDATE';
