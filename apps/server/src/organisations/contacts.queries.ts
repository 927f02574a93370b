import type { Contact, ContactRow } from '@brug/contracts/organisations';
import type { Language } from '@brug/contracts/http';
import type { SortColumn } from '../platform/http/cursors.js';
import type { ContactFields } from './contact-input.js';
import { salutationOf } from './contact-names.js';
import { chineseNameSql } from './contact-ref.js';
import {
  organisationRef,
  organisationRefJson,
  organisationRefOf,
  organisationRefSql,
  type OrganisationRefColumns,
  type OrganisationRefRow,
} from './organisation-ref.js';
import type { Read } from './organisations.queries.js';

/** The fields people fill in, as stored, with the version and whose contact it is. */
export type StoredContact = ContactFields & {
  readonly version: number;
  readonly organisationId: string;
  readonly country: string;
};

const FIELDS = `c.family_name AS "familyName", c.given_name AS "givenName", c.chinese_family_name AS "chineseFamilyName",
  c.chinese_given_name AS "chineseGivenName", c.job_title AS "jobTitle", c.decision_role AS "decisionRole", c.email, c.phone,
  c.we_chat_id AS "weChatId", c.language, c.time_zone AS "timeZone", c.salutation, c.lawful_basis AS "lawfulBasis",
  c.lawful_basis_on AS "lawfulBasisOn", c.opted_out_at IS NOT NULL AS "optedOut", c.notes`;

/** The stored fields, locked until the transaction ends. */
export const LOCK_CONTACT = `SELECT c.version, ${FIELDS}, c.organisation_id AS "organisationId", o.country
  FROM contacts c JOIN organisations o ON o.id = c.organisation_id
  WHERE c.id = $1 AND c.archived_at IS NULL FOR UPDATE OF c`;

type ViewRow = ContactFields &
  Pick<
    Contact,
    'id' | 'version' | 'name' | 'chineseName' | 'optOutReason' | 'emailBouncedAt' | 'createdAt' | 'updatedAt'
  > & {
    readonly organisation: OrganisationRefRow;
  };

const FIND_VIEW = `SELECT c.id, c.version, c.display_name AS name, ${chineseNameSql('c')} AS "chineseName", ${FIELDS},
    c.opt_out_reason AS "optOutReason", c.email_bounced_at AS "emailBouncedAt", c.created_at AS "createdAt", c.updated_at AS "updatedAt", ${organisationRefJson('o')} AS organisation
  FROM contacts c JOIN organisations o ON o.id = c.organisation_id
  WHERE c.id = $1 AND c.archived_at IS NULL`;

/** The whole contact, or null. A salutation nobody has written down is made from the name. */
export async function findContact(read: Read, id: string): Promise<Contact | null> {
  const [row] = await read<ViewRow>(FIND_VIEW, [id]);
  if (!row) return null;
  const salutation = row.salutation ?? salutationOf(row, row.language);
  return { ...row, organisation: organisationRef(row.organisation), salutation };
}

/** How a list is sorted; nl, en and zh each have an index by their own collation. */
export function contactNameColumn(language: Language): SortColumn & { readonly key: string } {
  const name =
    language === 'zh'
      ? "coalesce(c.chinese_family_name || coalesce(c.chinese_given_name, ''), c.display_name)"
      : 'c.display_name';
  return { sql: `${name} COLLATE "${language}-x-icu"`, key: name, direction: 'asc', type: 'text' };
}

export type ContactListRow = OrganisationRefColumns<'organisation'> &
  Omit<ContactRow, 'organisation'> & {
    /** Values of the sort columns. */
    readonly sortName: string;
    readonly exact: boolean;
  };

/** One page: `where`, `order` and the sort keys are SQL of ours, what was asked for is in the parameters. */
export function listContactsSql(parts: {
  where: string;
  order: string;
  sortName: string;
  exact: string;
  limit: string;
}): string {
  return `SELECT c.id, c.display_name AS name, ${chineseNameSql('c')} AS "chineseName", c.job_title AS "jobTitle", c.language,
      c.time_zone AS "timeZone", c.email, c.lawful_basis AS "lawfulBasis", c.lawful_basis_on AS "lawfulBasisOn",
      c.opted_out_at IS NOT NULL AS "optedOut", c.updated_at AS "updatedAt", ${organisationRefSql('o')},
      ${parts.sortName} AS "sortName", ${parts.exact} AS exact
    FROM contacts c JOIN organisations o ON o.id = c.organisation_id
    WHERE c.archived_at IS NULL AND ${parts.where}
    ORDER BY ${parts.order} LIMIT ${parts.limit}`;
}

export function contactRow(row: ContactListRow): ContactRow {
  const {
    id,
    name,
    chineseName,
    jobTitle,
    language,
    timeZone,
    email,
    lawfulBasis,
    lawfulBasisOn,
    optedOut,
    updatedAt,
  } = row;
  const contact = { id, name, chineseName, jobTitle, language, timeZone, email, lawfulBasis, lawfulBasisOn, optedOut };
  return { ...contact, organisation: organisationRefOf(row), updatedAt };
}

/** What is needed to write to somebody, and whether we may. */
export interface Addressee {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly weChatId: string | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly salutation: string;
  readonly lawfulBasis: ContactFields['lawfulBasis'];
  readonly optedOut: boolean;
}

/** The contact as somebody to write to, or null. */
export async function findAddressee(read: Read, id: string): Promise<Addressee | null> {
  const contact = await findContact(read, id);
  if (!contact) return null;
  const { organisation, name, email, phone, weChatId, language, timeZone, salutation, lawfulBasis, optedOut } = contact;
  const rights = { lawfulBasis, optedOut };
  const reached = { email, phone, weChatId, language, timeZone };
  return { id, organisationId: organisation.id, name, ...reached, salutation: salutation ?? '', ...rights };
}
