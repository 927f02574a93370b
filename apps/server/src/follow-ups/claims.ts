import { Injectable } from '@nestjs/common';
import { THREAD_LENGTH } from '@brug/domain/follow-ups';
import { cleanText } from '../platform/database/clean-text.js';
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

/** Who claims, when, and how many at most. */
export interface ClaimOrder {
  readonly worker: string;
  /** Whose quota the messages use. */
  readonly sender: string;
  readonly now: Temporal.Instant;
  readonly limit: number;
}

/** A message as it is about to be handed over: what is written down before the mail server is spoken to. */
export interface HandOver {
  readonly context: MessageContext;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly messageId: string;
  /** What it uses up of the quotas. */
  readonly takes: readonly QuotaTake[];
}

/** One attempt to hand a message over. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number;
  /** End of the lease under which it is made: after that nobody waits for its answer. */
  readonly lease: string;
}

/**
 * The way of messages from *planned* to *sending*: one statement each, which commits itself, because nothing else changes with it and nobody
 * waits for an event of it. Everything after the claim is written only by who holds its fencing token.
 */
@Injectable()
export class Claims {
  constructor(private readonly database: Database) {}

  /**
   * Claims messages that are due, that no pause holds and nobody else is claiming, with all that decides on them: acknowledgements first,
   * because somebody waits for them at this moment, then those that are due longest.
   */
  async claimDue({ worker, sender, now, limit }: ClaimOrder): Promise<MessageContext[]> {
    const lease = now.add(CLAIM_LEASE).toString();
    return this.#run<MessageContext>('claim-due', CLAIM_DUE, [sender, worker, now.toString(), lease, limit]);
  }

  /** A claimed message with all that decides on it, as it is now; null when the claim is no longer held. `sender`: whose quota it uses. */
  async context(id: string, token: bigint, sender = ''): Promise<MessageContext | null> {
    return this.database.readOne<MessageContext>(CONTEXT, [sender, id, String(token)]);
  }

  /**
   * Writes down that messages are being handed over, to whom and what they say, and counts them in the quotas they take of. Resolves with the
   * attempt of each that may go, by its id. Not among them is one whose claim is no longer held, that a pause holds by now, of which
   * what was decided on has changed, or for which a quota is used up.
   */
  async beginSending(handOvers: readonly HandOver[], now: Temporal.Instant): Promise<ReadonlyMap<string, Attempt>> {
    const takes = handOvers.flatMap((each, turn) => each.takes.map((take) => ({ id: each.context.id, turn, ...take })));
    const unopened = handOvers.flatMap(({ context, takes: some }) =>
      some.filter(({ kind }) => !context.quotas.some((quota) => quota.kind === kind)),
    );
    if (unopened.length > 0) await this.#run('open-quotas', OPEN_QUOTAS, [JSON.stringify(unopened)]);
    const messages = JSON.stringify(handOvers.map(rowOf));
    const lease = now.add(SENDING_LEASE).toString();
    const values = [messages, JSON.stringify(takes), now.toString(), lease];
    const rows = await this.#run<{ id: string; attempt: number }>('begin-sending', BEGIN, values);
    return new Map(rows.map(({ id, attempt: number }) => [id, { number, lease }]));
  }

  /** By its name the statement is prepared once per connection. */
  async #run<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.database.pool.query<Row>({ name, text, values })).rows;
  }
}

function rowOf({ context, language, subject, body, messageId }: HandOver) {
  const { id, token, leadVersion, contactVersion, contact } = context;
  const recipient = contact?.email ?? null;
  const versions = { leadVersion, contactVersion };
  const said = { language, subject: cleanText(subject), body: cleanText(body) };
  return { id, token: String(token), ...versions, recipient, ...said, messageId, attemptId: newId() };
}

/** What `MessageContext` has, of the claimed rows `f` of a source; `$1`: the sender. */
function contextSql(source: string): string {
  return `SELECT f.id, f.fencing_token AS token, f.lead_id AS "leadId", f.contact_id AS "contactId", f.acknowledgement,
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
    ${quotasSql('c.email', '$1')} AS quotas
  FROM ${source} f
  JOIN leads l ON l.id = f.lead_id
  JOIN stages s ON s.id = l.stage_id
  JOIN organisations o ON o.id = l.organisation_id
  JOIN people p ON p.id = f.owner_id
  LEFT JOIN contacts c ON c.id = f.contact_id
  LEFT JOIN message_templates t ON t.key = f.template_key
  LEFT JOIN message_template_versions tv ON tv.template_key = f.template_key AND tv.number = f.template_number
  LEFT JOIN enrolments e ON e.id = f.enrolment_id`;
}

const CONTEXT = `${contextSql('follow_ups')}
  WHERE f.id = $2 AND f.fencing_token = $3::bigint AND f.state = 'claimed'`;

/** The condition of a message that is due at `$3`. */
const DUE = `kind = 'message' AND state IN ('planned', 'failed') AND NOT held AND due_at <= $3::timestamptz
      AND ${notHeld('follow_ups')}`;

const CLAIM_DUE = `WITH urgent AS (
    SELECT id FROM follow_ups WHERE acknowledgement AND ${DUE}
    ORDER BY due_at, id LIMIT $5 FOR NO KEY UPDATE SKIP LOCKED
  ), others AS (
    SELECT id FROM follow_ups WHERE NOT acknowledgement AND ${DUE}
    ORDER BY due_at, id LIMIT $5 - (SELECT count(*) FROM urgent) FOR NO KEY UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE follow_ups SET state = 'claimed', fencing_token = fencing_token + 1, claimed_by = $2, lease_until = $4::timestamptz
    WHERE id = ANY(ARRAY(SELECT id FROM urgent UNION ALL SELECT id FROM others))
    RETURNING *
  )
  ${contextSql('claimed')}
  ORDER BY f.acknowledgement DESC, f.due_at, f.id`;

const TAKING = takingSql({ held: 'held', takes: 'takes', now: '$3::timestamptz', lease: '$4::timestamptz' });

/** First the messages are locked and then the quotas, as whoever writes what became of a message does it. */
const BEGIN = `WITH messages AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, token bigint, "leadVersion" int, "contactVersion" int, recipient text,
      language text, subject text, body text, "messageId" text, "attemptId" uuid)
  ), takes AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, turn int, kind text, key text, "shortFrom" timestamptz(3), "longFrom" timestamptz(3),
      short int, long int, "atOnce" int)
  ), held AS MATERIALIZED (
    SELECT f.id FROM messages m JOIN follow_ups f ON f.id = m.id
    WHERE f.fencing_token = m.token AND f.state = 'claimed' AND f.lease_until > $3::timestamptz AND ${notHeld('f')}
      AND EXISTS (SELECT FROM leads l WHERE l.id = f.lead_id AND l.version = m."leadVersion")
      AND (m."contactVersion" IS NULL OR EXISTS (SELECT FROM contacts c WHERE c.id = f.contact_id AND c.version = m."contactVersion"))
    FOR NO KEY UPDATE OF f
  ), ${TAKING}, sending AS (
    UPDATE follow_ups f SET state = 'sending', lease_until = $4::timestamptz, attempts = f.attempts + 1,
      handed_over_at = $3::timestamptz, server_response = NULL, language = m.language, subject = m.subject, body = m.body,
      recipient = m.recipient, message_id = coalesce(f.message_id, m."messageId"), version = f.version + 1, updated_at = $3::timestamptz
    FROM free JOIN messages m ON m.id = free.id WHERE f.id = free.id
    RETURNING f.id, f.attempts, m."attemptId", m.token
  )
  INSERT INTO follow_up_attempts (id, follow_up_id, attempt, fencing_token, started_at)
  SELECT "attemptId", id, attempts, token, $3::timestamptz FROM sending
  RETURNING follow_up_id AS id, attempt`;
