import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import type { InboundMail, InboundMailDetail, inboundMailEndpoints } from '@brug/contracts/replies';
import { holds } from '@brug/domain/permissions';
import { ACTIVITY_FILES } from '../../activities/activities.public.js';
import { visibleTo } from '../../leads/leads.public.js';
import { type PersonActor, personIdOf } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Params } from '../../platform/database/params.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { FileOwners } from '../../platform/files/file-owners.js';
import { Files } from '../../platform/files/files.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../../platform/http/cursors.js';
import { MAIL_FILES } from './inbound-mail.js';
import { keepSender, type SendersOrganisation } from './kept-sender.js';
import { recordMail } from './mail-activity.js';
import { contactOfSender } from './thread.queries.js';
import { DETAIL_COLUMNS, LIST_COLUMNS, type MailRow, MOST_OTHERS, toDetail, toInboundMail } from './triage-view.js';

type Page = ResponseOf<typeof inboundMailEndpoints.list>;
type Linked = ResponseOf<typeof inboundMailEndpoints.link>;
type Versioned = { readonly version: number };

const NEWEST_FIRST: readonly SortColumn[] = [{ sql: 'm.received_at', direction: 'desc', type: 'timestamptz' }];

/** Nobody needs to know how many more there are. */
const MOST_COUNTED = 1000;

/** Mails for which somebody says where they belong. */
@Injectable()
export class Triage implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly cursors: Cursors,
    private readonly files: Files,
    private readonly owners: FileOwners,
  ) {}

  onModuleInit(): void {
    this.owners.register(MAIL_FILES, async (actor) => holds(actor, 'mail.triage'));
  }

  async list({ state, cursor, limit }: QueryOf<typeof inboundMailEndpoints.list>): Promise<Page> {
    const view = { list: 'inbound-mails', state };
    const after = keysetWhere(NEWEST_FIRST, { sql: 'm.id' }, this.cursors.read(view, cursor), 2);
    // The state stands in the text of the statement, so that the index on mails of that state is used.
    const [rows, count] = await Promise.all([
      this.database.read<MailRow>(
        `SELECT ${LIST_COLUMNS} FROM inbound_mails m WHERE m.state = '${state}' AND ${after.sql}
          ORDER BY ${keysetOrder(NEWEST_FIRST, { sql: 'm.id' })} LIMIT $1`,
        [limit + 1, ...after.params],
      ),
      this.database.readOne<{ total: number }>(
        `SELECT count(*)::int AS total FROM (SELECT FROM inbound_mails m WHERE m.state = '${state}' LIMIT ${MOST_COUNTED}) counted`,
      ),
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => toInboundMail(row)),
      nextCursor:
        rows.length > limit && last ? this.cursors.make(view, { keys: [last.receivedAt], id: last.id }) : null,
      total: count?.total ?? 0,
    };
  }

  async get(id: string): Promise<InboundMailDetail> {
    const sql = `SELECT ${DETAIL_COLUMNS} FROM inbound_mails m WHERE m.id = $1 AND ${IN_TRIAGE}`;
    return toDetail(found(await this.database.readOne<Parameters<typeof toDetail>[0]>(sql, [id]), 'mail'));
  }

  /**
   * Makes the mail an activity of the lead, with all that follows from one that was recognised; its sender a contact and the other mails of theirs
   * activities, too, where that is asked for.
   */
  link(actor: PersonActor, id: string, body: BodyOf<typeof inboundMailEndpoints.link>): Promise<Linked> {
    return this.#change(actor, id, body, async (tx, mail) => {
      const lead = await lockLead(tx, actor, body.leadId);
      const sender = { ...mail, address: mail.fromAddress };
      const contactId = body.keepSender
        ? await keepSender(tx, actor, sender, lead, body.keepSender)
        : await contactOfSender(tx, lead.id, mail.fromAddress);
      const activityId = await this.#put(tx, mail, lead.id, contactId);
      const others = body.withOthers ? await tx.query<LockedMail>(LOCK_OTHERS, [id]) : [];
      for (const other of others) await this.#put(tx, other, lead.id, contactId);
      return { leadId: lead.id, activityId, contactId, others: others.length };
    });
  }

  /** Resolves with the activity's id. */
  async #put(tx: Tx, mail: LockedMail, leadId: string, contactId: string | null): Promise<string> {
    const { id } = mail;
    const activityId = await recordMail(tx, {
      ...mail,
      from: {
        name: mail.fromName,
        address: mail.fromAddress,
      },
      byPerson: mail.origin === 'person',
      leadId,
      contactId,
      followUpId: null,
      threadContactId: contactId,
      matchedBy: 'hand',
    });
    await this.files.handOver(tx, { kind: MAIL_FILES, id }, { kind: ACTIVITY_FILES, id: activityId });
    const [before, after] = [
      { state: mail.state, leadId: null },
      { state: 'matched', leadId },
    ];
    tx.audit.record({ entity: 'inbound-mail', entityId: id, action: 'link', before, after });
    await tx.events.record('inbound-mail.changed.v1', { mailId: id, leadId, state: 'matched' }, { aggregate: leadId });
    return activityId;
  }

  setAside(actor: PersonActor, id: string, body: Versioned): Promise<InboundMail> {
    return this.#move(actor, id, body, 'set-aside');
  }

  restore(actor: PersonActor, id: string, body: Versioned): Promise<InboundMail> {
    return this.#move(actor, id, body, 'waiting');
  }

  #move(actor: PersonActor, id: string, body: Versioned, state: InboundMail['state']): Promise<InboundMail> {
    return this.#change(actor, id, body, async (tx, mail) => {
      if (mail.state === state) return readMail(tx, id);
      const by = state === 'set-aside' ? personIdOf(actor) : null;
      await tx.execute(MOVE, [id, state, by === null ? null : tx.at, by]);
      const action = state === 'waiting' ? 'restore' : 'set-aside';
      tx.audit.record({
        entity: 'inbound-mail',
        entityId: id,
        action,
        before: { state: mail.state },
        after: { state },
      });
      await tx.events.record('inbound-mail.changed.v1', { mailId: id, leadId: null, state }, { aggregate: id });
      return readMail(tx, id);
    });
  }

  /** Locks, checks the version, does. A mail that has been linked is not here any more. */
  #change<T>(
    actor: PersonActor,
    id: string,
    body: Versioned,
    act: (tx: Tx, mail: LockedMail) => Promise<T>,
  ): Promise<T> {
    return this.transactions.run(actor, async (tx) => {
      const [mail] = await tx.query<LockedMail>(LOCK, [id]);
      const { version } = found(mail, 'mail');
      if (version !== body.version) refuse('version.conflict', { current: await readMail(tx, id), yours: body });
      return act(tx, found(mail, 'mail'));
    });
  }
}

interface LockedMail {
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

type LockedLead = SendersOrganisation & { readonly id: string };

async function lockLead(tx: Tx, actor: PersonActor, leadId: string): Promise<LockedLead> {
  const params = new Params();
  const [lead] = await tx.query<LockedLead>(
    `SELECT l.id, l.organisation_id AS "organisationId", o.country
      FROM leads l JOIN organisations o ON o.id = l.organisation_id
      WHERE l.id = ${params.add(leadId)} AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}
      FOR NO KEY UPDATE OF l`,
    params.values,
  );
  if (!lead) {
    refuse('reference.unknown', { errors: [{ path: 'body.leadId', code: 'unknown', message: 'no such lead' }] });
  }
  return lead;
}

async function readMail(tx: Tx, id: string): Promise<InboundMail> {
  const [row] = await tx.query<MailRow>(`SELECT ${LIST_COLUMNS} FROM inbound_mails m WHERE m.id = $1`, [id]);
  return toInboundMail(found(row, 'mail'));
}

const IN_TRIAGE = `m.state IN ('waiting', 'set-aside')`;

const LOCKED = `m.id, m.version, m.state, m.origin, m.received_at AS "receivedAt", m.sent_at AS "sentAt", m.from_name AS "fromName",
  m.from_address AS "fromAddress", m.message_id AS "messageId", m.subject, m.body, m.full_body AS "fullBody"`;

const LOCK = `SELECT ${LOCKED} FROM inbound_mails m WHERE m.id = $1 AND ${IN_TRIAGE} FOR UPDATE`;

/** What somebody else is sorting out at this moment is theirs. */
const LOCK_OTHERS = `SELECT ${LOCKED} FROM inbound_mails one
  JOIN inbound_mails m ON m.state = 'waiting' AND lower(m.from_address) = lower(one.from_address) AND m.id <> one.id
  WHERE one.id = $1 ORDER BY m.received_at, m.id LIMIT ${MOST_OTHERS} FOR UPDATE OF m SKIP LOCKED`;

const MOVE = `UPDATE inbound_mails SET state = $2, ended_at = $3::timestamptz, ended_by = $4::uuid, version = version + 1 WHERE id = $1`;
