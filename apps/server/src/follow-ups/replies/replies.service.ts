import { Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@brug/contracts/http';
import type { Reply, replyEndpoints } from '@brug/contracts/replies';
import { may } from '@brug/domain/permissions';
import type { Track } from '@brug/domain/tracks';
import { visibleTo } from '../../leads/leads.public.js';
import {
  type ContactRefColumns,
  contactRefOf,
  contactRefSql,
  type OrganisationRefColumns,
  organisationRefOf,
  organisationRefSql,
} from '../../organisations/organisations.public.js';
import { type PersonActor, personIdOf } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Params } from '../../platform/database/params.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../../platform/http/cursors.js';

type Versioned = { readonly version: number };

interface Row extends OrganisationRefColumns<'organisation'>, ContactRefColumns {
  readonly id: string;
  readonly version: number;
  readonly receivedAt: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly firstLine: string;
  readonly activityId: string;
  readonly handledAt: string | null;
  readonly leadId: string;
  readonly leadNumber: string;
  readonly leadTitle: string;
  readonly leadTrack: Track;
}

const NEWEST_FIRST: readonly SortColumn[] = [{ sql: 'm.received_at', direction: 'desc', type: 'timestamptz' }];

const COLUMNS = `m.id, m.version, m.received_at AS "receivedAt", m.from_name AS "fromName", m.from_address AS "fromAddress", m.subject,
  left(split_part(a.body, E'\\n', 1), 200) AS "firstLine", m.activity_id AS "activityId", m.ended_at AS "handledAt",
  l.id AS "leadId", l.number AS "leadNumber", l.title AS "leadTitle", l.track AS "leadTrack",
  ${organisationRefSql('o')}, ${contactRefSql('c')}`;

const JOINS = `JOIN leads l ON l.id = m.lead_id AND l.archived_at IS NULL
  JOIN activities a ON a.id = m.activity_id
  JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = m.contact_id`;

const IS_REPLY = `m.state = 'matched' AND m.origin = 'person'`;

/** Answers that people wrote: what is to be dealt with. */
@Injectable()
export class Replies {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Those on leads of one's own; of a lead that changed hands its new owner has them. */
  async list(
    actor: PersonActor,
    { cursor, limit }: QueryOf<typeof replyEndpoints.list>,
  ): Promise<ResponseOf<typeof replyEndpoints.list>> {
    const view = { list: 'replies', personId: actor.personId };
    const params = new Params();
    const mine = `l.owner_id = ${params.add(actor.personId)} AND ${IS_REPLY} AND m.ended_at IS NULL AND ${visibleTo(actor, 'l', params)}`;
    const shared = [...params.values];
    const after = keysetWhere(NEWEST_FIRST, { sql: 'm.id' }, this.cursors.read(view, cursor), shared.length + 2);
    const [rows, count] = await Promise.all([
      this.database.read<Row>(
        `SELECT ${COLUMNS} FROM inbound_mails m ${JOINS} WHERE ${mine} AND ${after.sql}
          ORDER BY ${keysetOrder(NEWEST_FIRST, { sql: 'm.id' })} LIMIT $${shared.length + 1}`,
        [...shared, limit + 1, ...after.params],
      ),
      this.database.readOne<{ total: number }>(
        `SELECT count(*)::int AS total FROM inbound_mails m JOIN leads l ON l.id = m.lead_id AND l.archived_at IS NULL WHERE ${mine}`,
        shared,
      ),
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => toReply(row)),
      nextCursor:
        rows.length > limit && last ? this.cursors.make(view, { keys: [last.receivedAt], id: last.id }) : null,
      total: count?.total ?? 0,
    };
  }

  handle(actor: PersonActor, id: string, body: Versioned): Promise<Reply> {
    return this.#end(actor, id, body, true);
  }

  reopen(actor: PersonActor, id: string, body: Versioned): Promise<Reply> {
    return this.#end(actor, id, body, false);
  }

  async #end(actor: PersonActor, id: string, body: Versioned, handled: boolean): Promise<Reply> {
    return this.transactions.run(actor, async (tx) => {
      const mail = await lockReply(tx, actor, id);
      if (!may(actor, 'follow-up.complete', mail)) refuse('auth.forbidden');
      const before = await readReply(tx, id);
      if (before.version !== body.version) refuse('version.conflict', { current: before, yours: body });
      // Twice the same is nothing new.
      if ((before.handledAt !== null) === handled) return before;
      await tx.execute(END, [id, handled ? tx.at : null, handled ? personIdOf(actor) : null]);
      const after = await readReply(tx, id);
      const action = handled ? 'handle' : 'reopen';
      const [was, is] = [{ handledAt: before.handledAt }, { handledAt: after.handledAt }];
      tx.audit.record({ entity: 'inbound-mail', entityId: id, action, before: was, after: is });
      const changed = { mailId: id, leadId: mail.leadId, state: handled ? 'handled' : 'open' };
      await tx.events.record('inbound-mail.changed.v1', changed, { aggregate: mail.leadId });
      return after;
    });
  }
}

interface LockedReply {
  readonly leadId: string;
  readonly ownerId: string;
  readonly teamId: string;
}

async function lockReply(tx: Tx, actor: PersonActor, id: string): Promise<LockedReply> {
  const params = new Params();
  const [mail] = await tx.query<LockedReply>(
    `SELECT l.id AS "leadId", l.owner_id AS "ownerId", l.team_id AS "teamId" FROM inbound_mails m
      JOIN leads l ON l.id = m.lead_id AND l.archived_at IS NULL
      WHERE m.id = ${params.add(id)} AND ${IS_REPLY} AND ${visibleTo(actor, 'l', params)} FOR UPDATE OF m`,
    params.values,
  );
  return found(mail, 'answer');
}

async function readReply(tx: Tx, id: string): Promise<Reply> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM inbound_mails m ${JOINS} WHERE m.id = $1`, [id]);
  return toReply(found(row, 'answer'));
}

const END = `UPDATE inbound_mails SET ended_at = $2::timestamptz, ended_by = $3::uuid, version = version + 1 WHERE id = $1`;

function toReply(row: Row): Reply {
  const { id, version, receivedAt: at, subject, firstLine, activityId, handledAt } = row;
  const { leadId, leadNumber: number, leadTitle: title, leadTrack: track } = row;
  return {
    id,
    version,
    at,
    subject,
    firstLine,
    activityId,
    handledAt,
    from: {
      name: row.fromName,
      address: row.fromAddress,
    },
    contact: contactRefOf(row),
    lead: {
      id: leadId,
      number,
      title,
      track,
      organisation: organisationRefOf(row),
    },
  };
}
