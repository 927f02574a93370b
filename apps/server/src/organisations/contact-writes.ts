import { changesBetween } from '../platform/audit/audit-recorder.js';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import { checkContact, deriveContact, EMPTY_CONTACT, type ContactFields } from './contact-input.js';
import type { StoredContact } from './contacts.queries.js';

const ENTITY = 'contact';

/** Where the agency is: its calendar says which day today is. */
const AGENCY_ZONE = 'Europe/Brussels';

/** A contact without the fields somebody leaves empty. */
export type NewContact = Partial<ContactFields> & Pick<ContactFields, 'language'> & { readonly organisationId: string };

/**
 * Makes a contact in this transaction, with its event and audit entry; resolves with its id. Refuses with `request.invalid` naming every wrong
 * field, and with `reference.unknown` for an organisation that is not there.
 */
export async function createContact(tx: Tx, { organisationId, ...given }: NewContact): Promise<string> {
  const [organisation] = await tx.query<{ country: string }>(FIND_COUNTRY, [organisationId]);
  if (!organisation) {
    const error = { path: 'body.organisationId', code: 'reference.unknown', message: 'an organisation' };
    refuse('reference.unknown', { errors: [error] });
  }
  const { fields, errors } = checkContact(
    { ...EMPTY_CONTACT, ...given },
    { country: organisation.country, today: today(tx) },
  );
  if (errors.length > 0) refuse('request.invalid', { errors });
  const id = newId();
  await tx.execute(INSERT, [id, tx.at, ...columnsOf(fields), organisationId]);
  tx.audit.record({ entity: ENTITY, entityId: id, action: 'create', after: { organisationId, ...fields } });
  await tx.events.record('contact.created.v1', { contactId: id, organisationId }, { aggregate: id });
  return id;
}

/**
 * Changes the fields given, of a contact locked by the caller. Resolves with the names of those that really changed; the version is raised when
 * there is one.
 */
export async function changeContact(
  tx: Tx,
  id: string,
  before: StoredContact,
  given: Partial<ContactFields>,
): Promise<readonly string[]> {
  const { version, organisationId, country, ...stored } = before;
  // A new basis has a new day; the old one's would be wrong.
  const newBasis = given.lawfulBasis !== undefined && given.lawfulBasis !== stored.lawfulBasis;
  const merged = { ...stored, ...(newBasis && { lawfulBasisOn: null }), ...given };
  const { fields, errors } = checkContact(merged, { country, today: today(tx) });
  if (errors.length > 0) refuse('request.invalid', { errors });
  const changed = changesBetween(stored, fields).map(({ field }) => field);
  if (changed.length === 0) return changed;
  const updated = await tx.execute(UPDATE, [id, tx.at, ...columnsOf(fields), version]);
  if (updated === 0) refuse('version.conflict');
  tx.audit.record({ entity: ENTITY, entityId: id, action: 'update', before: stored, after: fields });
  await tx.events.record('contact.updated.v1', { contactId: id, organisationId, fields: changed }, { aggregate: id });
  if (fields.optedOut && changed.includes('optedOut')) {
    await tx.events.record('contact.opted-out.v1', { contactId: id, reason: 'by-hand' }, { aggregate: id });
  }
  return changed;
}

function today(tx: Tx): string {
  return tx.now.toZonedDateTimeISO(AGENCY_ZONE).toPlainDate().toString();
}

const FIND_COUNTRY = 'SELECT country FROM organisations WHERE id = $1 AND archived_at IS NULL';

function columnsOf(fields: ContactFields): unknown[] {
  const derived = deriveContact(fields);
  return [
    fields.familyName,
    fields.givenName,
    fields.chineseFamilyName,
    fields.chineseGivenName,
    derived.displayName,
    fields.jobTitle,
    fields.decisionRole,
    fields.email,
    fields.phone,
    fields.weChatId,
    fields.language,
    fields.timeZone,
    fields.salutation,
    fields.lawfulBasis,
    fields.lawfulBasisOn,
    fields.optedOut,
    fields.notes,
    derived.searchTokens,
    derived.foldedLatin,
  ];
}

const COLUMNS = `family_name, given_name, chinese_family_name, chinese_given_name, display_name, job_title, decision_role, email,
  phone, we_chat_id, language, time_zone, salutation, lawful_basis, lawful_basis_on, opted_out_at, notes, search_tokens, folded_latin,
  opt_out_reason`;
/** Who opted out keeps the moment in which they did, and how. */
const values = (
  optedOutBefore: string,
  reasonBefore: string,
) => `$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
  CASE WHEN $18::boolean THEN coalesce(${optedOutBefore}, $2) END, $19, array_to_tsvector($20::text[]), $21,
  CASE WHEN $18::boolean THEN coalesce(${reasonBefore}, 'by-hand') END`;

const INSERT = `INSERT INTO contacts (id, created_at, updated_at, ${COLUMNS}, organisation_id)
  VALUES ($1, $2, $2, ${values('NULL::timestamptz', 'NULL::text')}, $22)`;
/** That mail to an address came back says nothing of another address. */
const UPDATE = `UPDATE contacts SET (version, updated_at, ${COLUMNS}) = ROW(version + 1, $2, ${values('opted_out_at', 'opt_out_reason')}),
    email_bounced_at = CASE WHEN email IS NOT DISTINCT FROM $10 THEN email_bounced_at END
  WHERE id = $1 AND version = $22 AND archived_at IS NULL`;
