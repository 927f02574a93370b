import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@brug/contracts/http';
import type { InboundMail, InboundMailDetail, inboundMailEndpoints } from '@brug/contracts/replies';
import { holds } from '@brug/domain/permissions';
import { type PersonActor, personIdOf } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Transactions } from '../../platform/database/transactions.js';
import { found } from '../../platform/errors/domain-error.js';
import { FileOwners } from '../../platform/files/file-owners.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../../platform/http/cursors.js';
import { MAIL_FILES } from './inbound-mail.js';
import { DETAIL_COLUMNS, LIST_COLUMNS, type MailRow, toDetail, toInboundMail } from './triage-view.js';
import { IN_TRIAGE, lockMail, readMail } from './waiting-mail.js';

type Page = ResponseOf<typeof inboundMailEndpoints.list>;
type Versioned = { readonly version: number };

const NEWEST_FIRST: readonly SortColumn[] = [{ sql: 'm.received_at', direction: 'desc', type: 'timestamptz' }];

/** Nobody needs to know how many more there are. */
const MOST_COUNTED = 1000;

/** Mails that wait for somebody to say where they belong. */
@Injectable()
export class Triage implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly cursors: Cursors,
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

  setAside(actor: PersonActor, id: string, body: Versioned): Promise<InboundMail> {
    return this.#move(actor, id, body, 'set-aside');
  }

  restore(actor: PersonActor, id: string, body: Versioned): Promise<InboundMail> {
    return this.#move(actor, id, body, 'waiting');
  }

  #move(actor: PersonActor, id: string, body: Versioned, state: InboundMail['state']): Promise<InboundMail> {
    return this.transactions.run(actor, async (tx) => {
      const mail = await lockMail(tx, id, body);
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
}

const MOVE = `UPDATE inbound_mails SET state = $2, ended_at = $3::timestamptz, ended_by = $4::uuid, version = version + 1 WHERE id = $1`;
