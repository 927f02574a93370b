import { Injectable } from '@nestjs/common';
import type { BodyOf, Language, QueryOf, ResponseOf } from '@brug/contracts/http';
import type { Contact, contactEndpoints } from '@brug/contracts/organisations';
import { searchTsQuery } from '@brug/domain/names';
import { PeopleDirectory } from '../identity/identity.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { found, refuse } from '../platform/errors/domain-error.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../platform/http/cursors.js';
import { changeContact, createContact } from './contact-writes.js';
import {
  contactNameColumn,
  contactRow,
  findContact,
  listContactsSql,
  LOCK_CONTACT,
  type ContactListRow,
  type StoredContact,
} from './contacts.queries.js';
import { withoutAbsent } from './without-absent.js';

type ListQuery = QueryOf<typeof contactEndpoints.list>;
type Page = ResponseOf<typeof contactEndpoints.list>;

const ID = { sql: 'c.id' };

/** People at organisations. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly cursors: Cursors,
    private readonly people: PeopleDirectory,
  ) {}

  /** A page of contacts; with `q`, those found exactly by their own names come first. */
  async list(actor: PersonActor, query: ListQuery): Promise<Page> {
    const { cursor, limit, ...filter } = query;
    const language = await this.people.languageOf(actor.personId);
    const view = { list: 'contacts', ...filter, ...(filter.sort === 'name' && { readBy: language }) };
    const position = this.cursors.read(view, cursor);
    const asked = conditionsOf(filter);
    if (!asked) return { items: [], nextCursor: null };

    const { columns, sortName } = sortOf(filter.sort, language, asked.exact);
    const after = keysetWhere(columns, ID, position, asked.params.length + 1);
    const params = [...asked.params, ...after.params, limit + 1];
    const rows = await this.database.read<ContactListRow>(
      listContactsSql({
        where: [...asked.where, after.sql].join(' AND '),
        order: keysetOrder(columns, ID),
        sortName,
        exact: asked.exact ?? 'true',
        limit: `$${params.length}`,
      }),
      params,
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const keys = last && [
      ...(asked.exact === undefined ? [] : [last.exact]),
      filter.sort === 'name' ? last.sortName : last.updatedAt,
    ];
    return {
      items: shown.map(contactRow),
      nextCursor: last && keys ? this.cursors.make(view, { keys, id: last.id }) : null,
    };
  }

  async get(id: string): Promise<Contact> {
    return found(await findContact((sql, params) => this.database.read(sql, params), id), 'contact');
  }

  create(actor: PersonActor, body: BodyOf<typeof contactEndpoints.create>): Promise<Contact> {
    return this.transactions.run(actor, async (tx) => {
      const id = await createContact(tx, body);
      return found(await findContact(tx.query, id));
    });
  }

  update(actor: PersonActor, id: string, body: BodyOf<typeof contactEndpoints.update>): Promise<Contact> {
    const { version, ...given } = body;
    return this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<StoredContact>(LOCK_CONTACT, [id]);
      const stored = found(row, 'contact');
      if (stored.version !== version) {
        refuse('version.conflict', { current: await findContact(tx.query, id), yours: body });
      }
      await changeContact(tx, id, stored, withoutAbsent(given));
      return found(await findContact(tx.query, id));
    });
  }
}

interface Conditions {
  readonly where: readonly string[];
  readonly params: readonly unknown[];
  /** SQL of whether a row fits without tolerance for misspellings; absent without a search. */
  readonly exact?: string;
}

/** What the filter asks of a row; null when nothing can fit. */
function conditionsOf({ q, organisationId, language }: Omit<ListQuery, 'cursor' | 'limit'>): Conditions | null {
  const where: string[] = [];
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  if (organisationId !== undefined) where.push(`c.organisation_id = ${param(organisationId)}`);
  if (language !== undefined) where.push(`c.language = ${param(language)}`);
  if (q === undefined) return { where: where.length > 0 ? where : ['true'], params };
  const tolerant = searchTsQuery(q);
  if (tolerant === undefined) return null;
  const wanted = `${param(tolerant)}::tsquery`;
  // As an array, so that the two ways to be found are two index scans.
  const organisations = `ARRAY(SELECT id FROM organisations WHERE search_tokens @@ ${wanted} AND archived_at IS NULL)`;
  where.push(`(c.search_tokens @@ ${wanted} OR c.organisation_id = ANY (${organisations}))`);
  return { where, params, exact: `(c.search_tokens @@ ${param(searchTsQuery(q, { exact: true }))}::tsquery)` };
}

function sortOf(sort: ListQuery['sort'], language: Language, exact: string | undefined) {
  const name = contactNameColumn(language);
  const byMatch: SortColumn[] = exact === undefined ? [] : [{ sql: exact, direction: 'desc', type: 'boolean' }];
  const own: SortColumn = sort === 'name' ? name : { sql: 'c.updated_at', direction: 'desc', type: 'timestamptz' };
  return { columns: [...byMatch, own], sortName: name.key };
}
