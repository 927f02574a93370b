import { newId } from '../platform/database/new-id.js';
import { breaksConstraint } from '../platform/database/sql-state.js';
import type { Tx } from '../platform/database/tx.js';
import { changesBetween } from '../platform/audit/audit-recorder.js';
import { refuse } from '../platform/errors/domain-error.js';
import {
  checkOrganisation,
  deriveOrganisation,
  EMPTY_ORGANISATION,
  type OrganisationFields,
} from './organisation-input.js';

const ENTITY = 'organisation';

/** An organisation without the fields somebody leaves empty. */
export type NewOrganisation = Partial<OrganisationFields> & Pick<OrganisationFields, 'country'>;

/**
 * Makes an organisation in this transaction, with its event and audit entry; resolves with its id. Refuses with `request.invalid` naming every
 * wrong field, `reference.unknown` for the parent, and `organisation.identifier-taken` when another organisation has one of the
 * identifiers (the transaction is then lost: look with `findOrganisationByIdentifier` first where that may happen).
 */
export async function createOrganisation(tx: Tx, given: NewOrganisation): Promise<string> {
  const { fields, errors } = checkOrganisation({ ...EMPTY_ORGANISATION, ...given });
  if (errors.length > 0) refuse('request.invalid', { errors });
  const id = newId();
  if (fields.parentId !== null) await checkParent(tx, id, fields.parentId);
  await save(tx, INSERT, [id, tx.at, ...columnsOf(fields)]);
  tx.audit.record({ entity: ENTITY, entityId: id, action: 'create', after: fields });
  await tx.events.record('organisation.created.v1', { organisationId: id }, { aggregate: id });
  return id;
}

/**
 * Changes the fields given, of an organisation locked by the caller. Resolves with the names of those that really changed; the version is raised
 * when there is one.
 */
export async function changeOrganisation(
  tx: Tx,
  id: string,
  before: OrganisationFields & { readonly version: number },
  given: Partial<OrganisationFields>,
): Promise<readonly string[]> {
  const { version, ...stored } = before;
  const { fields, errors } = checkOrganisation({ ...stored, ...given });
  if (errors.length > 0) refuse('request.invalid', { errors });
  const changed = changesBetween(stored, fields).map(({ field }) => field);
  if (changed.length === 0) return changed;
  if (changed.includes('parentId') && fields.parentId !== null) await checkParent(tx, id, fields.parentId);
  const updated = await save(tx, UPDATE, [id, tx.at, ...columnsOf(fields), version]);
  if (updated === 0) refuse('version.conflict');
  tx.audit.record({ entity: ENTITY, entityId: id, action: 'update', before: stored, after: fields });
  await tx.events.record('organisation.updated.v1', { organisationId: id, fields: changed }, { aggregate: id });
  return changed;
}

/** The unique index of each identifier, by field. */
const INDEXES = {
  enterpriseNumber: 'organisations_enterprise_number',
  vatNumber: 'organisations_vat_number',
  creditCode: 'organisations_credit_code',
} as const;

export type IdentifierField = keyof typeof INDEXES;
export const IDENTIFIER_FIELDS = Object.keys(INDEXES) as IdentifierField[];

async function save(tx: Tx, sql: string, params: readonly unknown[]): Promise<number> {
  try {
    return await tx.execute(sql, params);
  } catch (error) {
    const taken = IDENTIFIER_FIELDS.find((field) => breaksConstraint(error, INDEXES[field]));
    if (!taken) throw error;
    const message = 'another organisation has it';
    refuse('organisation.identifier-taken', {
      detail: 'Another organisation has this identifier.',
      errors: [{ path: `body.${taken}`, code: 'organisation.identifier-taken', message }],
    });
  }
}

/** A parent exists and is not below its own child. */
async function checkParent(tx: Tx, id: string, parentId: string): Promise<void> {
  // One at a time: two changes which each look harmless may close a circle together.
  await tx.query('SELECT pg_advisory_xact_lock($1)', [PARENTS_LOCK]);
  const [found] = await tx.query<{ known: boolean; circular: boolean }>(ANCESTORS, [parentId, id]);
  const path = 'body.parentId';
  if (!found?.known) {
    refuse('reference.unknown', { errors: [{ path, code: 'reference.unknown', message: 'an organisation' }] });
  }
  if (found.circular) {
    const message = 'not the organisation itself or one that belongs to it';
    refuse('request.invalid', { errors: [{ path, code: 'organisation.parent-circular', message }] });
  }
}

const PARENTS_LOCK = 0x6f726773;

const ANCESTORS = `WITH RECURSIVE up AS (
    SELECT id, parent_id FROM organisations WHERE id = $1 AND archived_at IS NULL
    UNION SELECT o.id, o.parent_id FROM organisations o JOIN up ON o.id = up.parent_id
  )
  SELECT EXISTS (SELECT 1 FROM up) AS known, $1::uuid = $2::uuid OR EXISTS (SELECT 1 FROM up WHERE id = $2) AS circular`;

function columnsOf(fields: OrganisationFields): unknown[] {
  const derived = deriveOrganisation(fields);
  return [
    fields.legalName,
    fields.tradeName,
    fields.chineseName,
    derived.pinyin,
    derived.displayName,
    fields.aliases,
    fields.country,
    fields.place,
    derived.cityKey,
    fields.address,
    fields.enterpriseNumber,
    fields.vatNumber,
    fields.creditCode,
    fields.naceCodes,
    fields.ownership,
    fields.size,
    fields.employees,
    fields.website,
    fields.parentId,
    fields.description,
    derived.searchTokens,
    derived.foldedLatin,
  ];
}

const COLUMNS = `legal_name, trade_name, chinese_name, pinyin, display_name, aliases, country, place_key, city_key, address,
  enterprise_number, vat_number, credit_code, nace_codes, ownership, size, employees, website, parent_id, description,
  search_tokens, folded_latin`;
const VALUES = `$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
  array_to_tsvector($23::text[]), $24`;

const INSERT = `INSERT INTO organisations (id, created_at, updated_at, ${COLUMNS}) VALUES ($1, $2, $2, ${VALUES})`;
const UPDATE = `UPDATE organisations SET (version, updated_at, ${COLUMNS}) = ROW(version + 1, $2, ${VALUES})
  WHERE id = $1 AND version = $25 AND archived_at IS NULL`;
