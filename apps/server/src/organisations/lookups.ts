import type { OrganisationRef } from '@brug/contracts/organisations';
import { foldedLatin, searchTsQuery, type SearchRecord } from '@brug/domain/names';
import { searchRecordOf } from './organisation-input.js';
import { organisationRef, type OrganisationRefRow } from './organisation-ref.js';
import { findRefByIdentifier, type Read } from './organisations.queries.js';

/**
 * The organisation with this identifier as the domain's checks give it (`0473191041`, a credit code), or null. A Belgian number is also found
 * where only the VAT number made from it is known.
 */
export function findOrganisationByIdentifier(
  read: Read,
  identifier: { readonly kind: 'enterprise-number' | 'credit-code'; readonly value: string },
): Promise<OrganisationRef | null> {
  const { kind, value } = identifier;
  const belgian = kind === 'enterprise-number';
  return findRefByIdentifier(read, {
    enterpriseNumber: belgian ? value : null,
    vatNumber: belgian ? `BE${value}` : null,
    creditCode: belgian ? null : value,
  });
}

/** An organisation that may be the one meant by a name. */
export interface SuggestedOrganisation {
  readonly organisation: OrganisationRef;
  /** 0 to 1: likeness of the Latin names (of the pinyin where there is no Latin name). */
  readonly likeness: number;
}

/** Organisations whose names are like any of these, likeliest first: for a person to decide, never to link by themselves. */
export async function suggestOrganisationsByName(
  read: Read,
  names: readonly (string | null | undefined)[],
  limit = 5,
): Promise<SuggestedOrganisation[]> {
  const given = names.filter((name): name is string => Boolean(name?.trim()));
  const queries = given.flatMap((name) => searchTsQuery(name) ?? []);
  const latin = foldedLatin({ names: given });
  if (queries.length === 0 && latin === '') return [];
  const wanted = queries.map((query) => `(${query})`).join(' | ');
  const rows = await read<OrganisationRefRow & { likeness: number }>(SUGGEST, [wanted, latin, limit]);
  return rows.map(({ likeness, ...row }) => ({ organisation: organisationRef(row), likeness }));
}

const SUGGEST = `SELECT o.id, o.display_name AS name, o.chinese_name AS "chineseName", o.country, o.place_key AS "placeKey",
    similarity(o.folded_latin, $2)::float8 AS likeness
  FROM organisations o
  WHERE o.archived_at IS NULL AND (o.search_tokens @@ $1::tsquery OR o.folded_latin % $2)
  ORDER BY o.search_tokens @@ $1::tsquery DESC, likeness DESC, o.id
  LIMIT $3`;

/** Which of these organisations are there (and not archived). */
export async function existingOrganisations(read: Read, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await read<{ id: string }>(EXISTING, [ids]);
  return new Set(rows.map(({ id }) => id));
}

const EXISTING = 'SELECT id FROM organisations WHERE id = ANY($1) AND archived_at IS NULL';

/** Whether the organisation is there. */
export async function organisationExists(read: Read, id: string): Promise<boolean> {
  return (await existingOrganisations(read, [id])).has(id);
}

/** The organisation a contact belongs to, or null when there is no such contact. */
export async function organisationOfContact(read: Read, contactId: string): Promise<string | null> {
  const [row] = await read<{ organisationId: string }>(OF_CONTACT, [contactId]);
  return row?.organisationId ?? null;
}

const OF_CONTACT = 'SELECT organisation_id AS "organisationId" FROM contacts WHERE id = $1 AND archived_at IS NULL';

/** What an organisation is found by, for whoever wants to be found by it, too; null when it is not there. */
export async function searchRecordOfOrganisation(read: Read, id: string): Promise<SearchRecord | null> {
  const [row] = await read<Parameters<typeof searchRecordOf>[0]>(SEARCH_RECORD, [id]);
  return row ? searchRecordOf(row) : null;
}

const SEARCH_RECORD = `SELECT legal_name AS "legalName", trade_name AS "tradeName", chinese_name AS "chineseName", aliases,
    enterprise_number AS "enterpriseNumber", vat_number AS "vatNumber", credit_code AS "creditCode"
  FROM organisations WHERE id = $1`;
