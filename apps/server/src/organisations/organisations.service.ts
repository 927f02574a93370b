import { Injectable } from '@nestjs/common';
import type { BodyOf, Language, QueryOf, ResponseOf } from '@brug/contracts/http';
import type { Organisation, organisationEndpoints } from '@brug/contracts/organisations';
import { searchTsQuery } from '@brug/domain/names';
import { placeByKey, placeKeysWithin } from '@brug/domain/places';
import { PeopleDirectory } from '../identity/identity.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { DomainError, found, refuse } from '../platform/errors/domain-error.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../platform/http/cursors.js';
import { OpenLeadCounts } from './open-lead-counts.js';
import { checkOrganisation, EMPTY_ORGANISATION, type OrganisationFields } from './organisation-input.js';
import { changeOrganisation, createOrganisation } from './organisation-writes.js';
import {
  findOrganisation,
  findRefByIdentifier,
  listOrganisationsSql,
  LOCK_ORGANISATION,
  nameColumn,
  organisationRow,
  type OrganisationListRow,
  type StoredOrganisation,
} from './organisations.queries.js';
import { withoutAbsent } from './without-absent.js';

type ListQuery = QueryOf<typeof organisationEndpoints.list>;
type Page = ResponseOf<typeof organisationEndpoints.list>;
type Changes = BodyOf<typeof organisationEndpoints.update>;

const ID = { sql: 'o.id' };

/** Organisations of both sides. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly cursors: Cursors,
    private readonly people: PeopleDirectory,
    private readonly openLeads: OpenLeadCounts,
  ) {}

  /** A page of organisations; with `q`, those found exactly come before those found despite a misspelling. */
  async list(actor: PersonActor, query: ListQuery): Promise<Page> {
    const { cursor, limit, ...filter } = query;
    const language = await this.people.languageOf(actor.personId);
    const view = { list: 'organisations', ...filter, ...(filter.sort === 'name' && { language }) };
    const position = this.cursors.read(view, cursor);
    const asked = conditionsOf(filter);
    if (!asked) return { items: [], nextCursor: null };

    const { columns, sortName } = sortOf(filter.sort, language, asked.exact);
    const after = keysetWhere(columns, ID, position, asked.params.length + 1);
    const params = [...asked.params, ...after.params, limit + 1];
    const rows = await this.database.read<OrganisationListRow>(
      listOrganisationsSql({
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
    const openLeads = await this.openLeads.count(
      actor,
      shown.map(({ id }) => id),
    );
    return {
      items: shown.map((row) => organisationRow(row, openLeads.get(row.id) ?? 0)),
      nextCursor: last ? this.cursors.make(view, { keys: keysOf(last, filter, asked.exact), id: last.id }) : null,
    };
  }

  async get(id: string): Promise<Organisation> {
    return found(await findOrganisation((sql, params) => this.database.read(sql, params), id), 'organisation');
  }

  create(actor: PersonActor, body: OrganisationFields): Promise<Organisation> {
    return this.#orTellWhoseIdentifier(body, null, () =>
      this.transactions.run(actor, async (tx) => {
        const id = await createOrganisation(tx, body);
        return found(await findOrganisation(tx.query, id));
      }),
    );
  }

  update(actor: PersonActor, id: string, body: Changes): Promise<Organisation> {
    const { version, ...given } = body;
    return this.#orTellWhoseIdentifier(given, id, () =>
      this.transactions.run(actor, async (tx) => {
        const stored = await lock(tx, id);
        if (stored.version !== version) {
          refuse('version.conflict', { current: await findOrganisation(tx.query, id), yours: body });
        }
        await changeOrganisation(tx, id, stored, withoutAbsent(given));
        return found(await findOrganisation(tx.query, id));
      }),
    );
  }

  /** A taken identifier is answered with the organisation that has it, which is what whoever typed it wants to open. */
  async #orTellWhoseIdentifier<T>(
    given: Partial<OrganisationFields>,
    id: string | null,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'organisation.identifier-taken') throw error;
      const { fields } = checkOrganisation({ ...EMPTY_ORGANISATION, country: 'ZZ', ...withoutAbsent(given) });
      const current = await findRefByIdentifier((sql, params) => this.database.read(sql, params), fields, id);
      throw new DomainError(error.code, { ...error.details, current });
    }
  }
}

async function lock(tx: Tx, id: string): Promise<StoredOrganisation> {
  const [stored] = await tx.query<StoredOrganisation>(LOCK_ORGANISATION, [id]);
  return found(stored, 'organisation');
}

interface Conditions {
  readonly where: readonly string[];
  readonly params: readonly unknown[];
  /** SQL of whether a row fits without tolerance for misspellings; absent without a search. */
  readonly exact?: string;
}

/** What the filter asks of a row; null when nothing can fit. */
function conditionsOf({ q, country, place }: Omit<ListQuery, 'cursor' | 'limit'>): Conditions | null {
  const where: string[] = [];
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  if (country !== undefined) where.push(`o.country = ${param(country)}`);
  if (place !== undefined) {
    const known = placeByKey(place);
    if (!known) return null;
    where.push(`o.place_key = ANY(${param(placeKeysWithin(known.key))})`);
  }
  if (q === undefined) return { where: where.length > 0 ? where : ['true'], params };
  const tolerant = searchTsQuery(q);
  if (tolerant === undefined) return null;
  where.push(`o.search_tokens @@ ${param(tolerant)}::tsquery`);
  return { where, params, exact: `(o.search_tokens @@ ${param(searchTsQuery(q, { exact: true }))}::tsquery)` };
}

function sortOf(sort: ListQuery['sort'], language: Language, exact: string | undefined) {
  const name = nameColumn(language);
  const byMatch: SortColumn[] = exact === undefined ? [] : [{ sql: exact, direction: 'desc', type: 'boolean' }];
  const own: SortColumn = sort === 'name' ? name : { sql: 'o.updated_at', direction: 'desc', type: 'timestamptz' };
  return { columns: [...byMatch, own], sortName: name.key };
}

function keysOf(row: OrganisationListRow, { sort }: { sort: ListQuery['sort'] }, exact: string | undefined) {
  return [...(exact === undefined ? [] : [row.exact]), sort === 'name' ? row.sortName : row.updatedAt];
}
