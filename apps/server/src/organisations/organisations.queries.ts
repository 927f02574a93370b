import type { Organisation, OrganisationRow } from '@brug/contracts/organisations';
import type { Language } from '@brug/contracts/http';
import { placeOfCreditCode } from '@brug/domain/places';
import type { SortColumn } from '../platform/http/cursors.js';
import type { OrganisationFields } from './organisation-input.js';
import { organisationRef, organisationRefJson, type OrganisationRefRow } from './organisation-ref.js';
import { placeView } from './place-views.js';

/** Runs a reading statement: `database.read` or, inside a transaction, `tx.query`. */
export type Read = <Row extends object>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

/** The fields people fill in, as stored, with the version. */
export type StoredOrganisation = OrganisationFields & { readonly version: number };

const FIELDS = `o.legal_name AS "legalName", o.trade_name AS "tradeName", o.chinese_name AS "chineseName", o.aliases, o.country,
  o.place_key AS place, o.address, o.enterprise_number AS "enterpriseNumber", o.vat_number AS "vatNumber", o.credit_code AS "creditCode",
  o.nace_codes AS "naceCodes", o.ownership, o.size, o.employees, o.website, o.description`;

/** The stored fields, locked until the transaction ends. */
export const LOCK_ORGANISATION = `SELECT o.version, ${FIELDS}, o.parent_id AS "parentId" FROM organisations o WHERE o.id = $1 AND o.archived_at IS NULL FOR UPDATE`;

type ViewRow = Omit<StoredOrganisation, 'parentId'> & {
  readonly id: string;
  readonly pinyin: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly parent: OrganisationRefRow | null;
};

const FIND_VIEW = `SELECT o.id, o.version, ${FIELDS}, o.pinyin, o.created_at AS "createdAt", o.updated_at AS "updatedAt",
    CASE WHEN p.id IS NOT NULL THEN ${organisationRefJson('p')} END AS parent
  FROM organisations o LEFT JOIN organisations p ON p.id = o.parent_id
  WHERE o.id = $1 AND o.archived_at IS NULL`;

/** The whole organisation, or null. */
export async function findOrganisation(read: Read, id: string): Promise<Organisation | null> {
  const [row] = await read<ViewRow>(FIND_VIEW, [id]);
  if (!row) return null;
  const { place, parent, ...rest } = row;
  return {
    ...rest,
    place: placeView(place),
    creditCodePlace: placeView(row.creditCode && (placeOfCreditCode(row.creditCode)?.place.key ?? null)),
    parent: parent && organisationRef(parent),
  };
}

/** How a list is sorted; nl, en and zh each have an index by their own collation. */
export function nameColumn(language: Language): SortColumn & { readonly key: string } {
  const name = language === 'zh' ? 'coalesce(o.chinese_name, o.display_name)' : 'o.display_name';
  return { sql: `${name} COLLATE "${language}-x-icu"`, key: name, direction: 'asc', type: 'text' };
}

export interface OrganisationListRow extends OrganisationRefRow {
  readonly legalName: string | null;
  readonly naceCodes: string[];
  readonly contacts: number;
  readonly updatedAt: string;
  /** Values of the sort columns. */
  readonly sortName: string;
  readonly exact: boolean;
}

/** One page: `where`, `order` and the sort keys are SQL of ours, what was asked for is in the parameters. */
export function listOrganisationsSql(parts: {
  where: string;
  order: string;
  sortName: string;
  exact: string;
  limit: string;
}): string {
  return `SELECT o.id, o.display_name AS name, o.chinese_name AS "chineseName", o.country, o.place_key AS "placeKey",
      o.legal_name AS "legalName", o.nace_codes AS "naceCodes", o.updated_at AS "updatedAt",
      (SELECT count(*)::int FROM contacts c WHERE c.organisation_id = o.id AND c.archived_at IS NULL) AS contacts,
      ${parts.sortName} AS "sortName", ${parts.exact} AS exact
    FROM organisations o WHERE o.archived_at IS NULL AND ${parts.where}
    ORDER BY ${parts.order} LIMIT ${parts.limit}`;
}

export function organisationRow(row: OrganisationListRow, openLeads: number): OrganisationRow {
  const { legalName, naceCodes, contacts, updatedAt } = row;
  return { ...organisationRef(row), legalName, naceCodes, openLeads, contacts, updatedAt };
}

const REF = `o.id, o.display_name AS name, o.chinese_name AS "chineseName", o.country, o.place_key AS "placeKey"`;

/** References of these organisations, in no order. */
export async function findRefs(read: Read, ids: readonly string[]) {
  const rows = await read<OrganisationRefRow>(`SELECT ${REF} FROM organisations o WHERE o.id = ANY($1)`, [ids]);
  return rows.map(organisationRef);
}

type Identifiers = Pick<OrganisationFields, 'enterpriseNumber' | 'vatNumber' | 'creditCode'>;

/** The organisation, other than `exceptId`, with one of these identifiers (as stored), or null. */
export async function findRefByIdentifier(read: Read, identifiers: Identifiers, exceptId: string | null = null) {
  const { enterpriseNumber, vatNumber, creditCode } = identifiers;
  const [row] = await read<OrganisationRefRow>(FIND_BY_IDENTIFIER, [enterpriseNumber, vatNumber, creditCode, exceptId]);
  return row ? organisationRef(row) : null;
}

const FIND_BY_IDENTIFIER = `SELECT ${REF} FROM organisations o
  WHERE o.archived_at IS NULL AND (o.enterprise_number = $1 OR o.vat_number = $2 OR o.credit_code = $3)
    AND o.id IS DISTINCT FROM $4::uuid
  ORDER BY o.id LIMIT 1`;
