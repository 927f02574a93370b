import { Injectable } from '@nestjs/common';
import { THREAD_LENGTH } from '@brug/domain/follow-ups';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import type { MessageContext } from './message-context.js';
import { OPEN_QUOTAS, quotasSql, takingSql, type QuotaTake } from './quotas.js';
import { notHeld } from './sending-pause.sql.js';
import { RUN_OF_MESSAGE } from './sequences/run-leads.js';
import { attachmentsSql } from './templates/template-files.js';

/** How long a worker may hold a message before it has told that it is handing it over. */
const CLAIM_LEASE = { seconds: 60 };
/** Longer than everything the mail server is given time for. */
const SENDING_LEASE = { minutes: 5 };

/** What is written down before the mail server is spoken to. */
export interface HandOver {
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly messageId: string;
}

/**
 * The way of a message from *planned* to *sending*: one statement each, which commits itself, because nothing else changes with it and nobody
 * waits for an event of it. Everything after the claim is written only by who holds its fencing token.
 */
@Injectable()
export class Claims {
  constructor(private readonly database: Database) {}

  /** Claims a message that is due, that no pause holds and nobody else is claiming; null when there is nothing to claim. */
  async claim(id: string, worker: string, now: Temporal.Instant): Promise<bigint | null> {
    const lease = now.add(CLAIM_LEASE).toString();
    const row = await this.#run<{ token: bigint }>('claim', CLAIM, [id, worker, now.toString(), lease]);
    return row?.token ?? null;
  }

  /** The claimed message with all that decides on it, as it is now; null when the claim is no longer held. `sender`: whose quota it uses. */
  async context(id: string, token: bigint, sender = ''): Promise<MessageContext | null> {
    return this.database.readOne<MessageContext>(CONTEXT, [id, String(token), sender]);
  }

  /**
   * Writes down that the message is being handed over, to whom and what it says, and counts it in the quotas it takes of. Resolves with
   * the number of the attempt, or null when the claim is no longer held, sending was paused, what was decided on has changed, or a quota is
   * used up by now.
   */
  async beginSending(
    context: MessageContext,
    handOver: HandOver,
    now: Temporal.Instant,
    takes: readonly QuotaTake[] = [],
  ): Promise<number | null> {
    const { id, token, leadVersion, contactVersion, contact } = context;
    const { language, subject, body, messageId } = handOver;
    const unopened = takes.filter(({ kind }) => !context.quotas.some((quota) => quota.kind === kind));
    if (unopened.length > 0) await this.#run('open-quotas', OPEN_QUOTAS, [JSON.stringify(unopened)]);
    const held = [id, String(token), now.toString(), now.add(SENDING_LEASE).toString(), leadVersion, contactVersion];
    const said = [language, subject, body, messageId];
    const counted = [contact?.email ?? null, JSON.stringify(takes)];
    const row = await this.#run<{ attempt: number }>('begin-sending', BEGIN, [...held, ...said, newId(), ...counted]);
    return row?.attempt ?? null;
  }

  /** By its name the statement is prepared once per connection. */
  async #run<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row | undefined> {
    const { rows } = await this.database.pool.query<Row>({ name, text, values });
    return rows[0];
  }
}

const CLAIM = `UPDATE follow_ups SET state = 'claimed', fencing_token = fencing_token + 1, claimed_by = $2,
    lease_until = $4::timestamptz
  WHERE id = (SELECT id FROM follow_ups
    WHERE id = $1 AND kind = 'message' AND state IN ('planned', 'failed') AND NOT held AND due_at <= $3::timestamptz
      AND ${notHeld('follow_ups')}
    FOR UPDATE SKIP LOCKED)
  RETURNING fencing_token AS token`;

const CONTEXT = `SELECT f.id, f.fencing_token AS token, f.lead_id AS "leadId", f.contact_id AS "contactId", f.acknowledgement,
    f.due_at AS "dueAt", f.put_off AS "putOff", f.planned_for_stage_id AS "plannedForStageId", l.stage_id AS "stageId",
    s.category AS "stageCategory",
    l.version AS "leadVersion", c.version AS "contactVersion", l.number AS "leadNumber", l.title AS "leadTitle",
    CASE WHEN c.id IS NOT NULL THEN json_build_object('salutation', c.salutation, 'familyName', c.family_name,
      'givenName', c.given_name, 'chineseFamilyName', c.chinese_family_name, 'chineseGivenName', c.chinese_given_name,
      'email', c.email, 'lawfulBasis', c.lawful_basis, 'optedOut', c.opted_out_at IS NOT NULL,
      'bounced', c.email_bounced_at IS NOT NULL, 'gone', c.archived_at IS NOT NULL, 'language', c.language) END AS contact,
    json_build_object('name', p.name, 'email', p.email, 'phone', p.phone, 'jobTitles', p.job_titles,
      'signatures', p.signatures) AS owner,
    json_build_object('name', o.display_name, 'chineseName', o.chinese_name) AS organisation,
    CASE WHEN t.key IS NOT NULL THEN json_build_object('subjects', coalesce(tv.subjects, t.subjects),
      'bodies', coalesce(tv.bodies, t.bodies)) END AS template,
    ${attachmentsSql('t.key', 'coalesce(tv.number, t.number)')} AS attachments, o.country, c.time_zone AS "contactTimeZone",
    f.enrolment_id AS "enrolmentId", ${RUN_OF_MESSAGE} AS run,
    ARRAY(SELECT message_id FROM (SELECT m.message_id, m.handed_over_at, m.id FROM follow_ups m
      WHERE m.lead_id = f.lead_id AND m.contact_id = f.contact_id AND m.state = 'sent' AND m.message_id IS NOT NULL
      ORDER BY m.handed_over_at DESC, m.id DESC LIMIT ${THREAD_LENGTH}) last ORDER BY handed_over_at, id) AS earlier,
    ${quotasSql('c.email', '$3')} AS quotas
  FROM follow_ups f
  JOIN leads l ON l.id = f.lead_id
  JOIN stages s ON s.id = l.stage_id
  JOIN organisations o ON o.id = l.organisation_id
  JOIN people p ON p.id = f.owner_id
  LEFT JOIN contacts c ON c.id = f.contact_id
  LEFT JOIN message_templates t ON t.key = f.template_key
  LEFT JOIN message_template_versions tv ON tv.template_key = f.template_key AND tv.number = f.template_number
  LEFT JOIN enrolments e ON e.id = f.enrolment_id
  WHERE f.id = $1 AND f.fencing_token = $2::bigint AND f.state = 'claimed'`;

const TAKING = takingSql('held', '$13::jsonb', '$3::timestamptz');

const BEGIN = `WITH held AS (
    SELECT f.id FROM follow_ups f
    WHERE f.id = $1 AND f.fencing_token = $2::bigint AND f.state = 'claimed' AND f.lease_until > $3::timestamptz
      AND ${notHeld('f')}
      AND EXISTS (SELECT FROM leads l WHERE l.id = f.lead_id AND l.version = $5::int)
      AND ($6::int IS NULL OR EXISTS (SELECT FROM contacts c WHERE c.id = f.contact_id AND c.version = $6::int))
    FOR NO KEY UPDATE
  ), counted AS (
    ${TAKING.counted}
  ), free AS (
    SELECT id FROM held WHERE ${TAKING.within}
  ), taken AS (
    UPDATE sending_quotas q SET short_from = n."shortFrom", short_taken = n.short_taken, long_from = n."longFrom", long_taken = n.long_taken,
      under_way = CASE WHEN n."atOnce" IS NULL THEN n.under_way ELSE n.under_way || $4::timestamptz(3) END
    FROM counted n, free WHERE q.kind = n.kind AND q.key = n.key
  ), sending AS (
    UPDATE follow_ups f SET state = 'sending', lease_until = $4::timestamptz, attempts = f.attempts + 1,
      handed_over_at = $3::timestamptz, server_response = NULL, language = $7, subject = $8, body = $9, recipient = $12,
      message_id = coalesce(f.message_id, $10), version = f.version + 1, updated_at = $3::timestamptz
    FROM free WHERE f.id = free.id
    RETURNING f.id, f.attempts
  )
  INSERT INTO follow_up_attempts (id, follow_up_id, attempt, fencing_token, started_at)
  SELECT $11::uuid, id, attempts, $2::bigint, $3::timestamptz FROM sending
  RETURNING attempt`;
