import type { FieldError, Language } from '@brug/contracts/http';
import {
  type ContactRefColumns,
  contactRefSql,
  type OrganisationRefColumns,
  organisationRefSql,
} from '../organisations/organisations.public.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import type { LeadParties } from './new-lead.js';

/** The records that a write of a lead names; null for those it does not. */
export interface ReferenceIds {
  readonly organisationId: string | null;
  readonly ownerId: string | null;
  readonly contactId: string | null;
  /** A lead may stay with an organisation that was archived, but none begins there. */
  readonly orArchived?: boolean;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

interface Row extends ContactRefColumns, Nullable<OrganisationRefColumns<'organisation'>> {
  readonly organisationNames: readonly (string | null)[] | null;
  readonly ownerTeamId: string | null;
  readonly ownerTeamName: string | null;
  readonly ownerLanguage: Language | null;
  readonly ownerTimeZone: string | null;
  readonly contactOrganisationId: string | null;
}

/** What a page shows of the records that a lead names. */
export interface NamedRecords {
  readonly organisation: OrganisationRefColumns<'organisation'>;
  readonly contact: ContactRefColumns | null;
  readonly teamName: string;
}

export interface ReferencesOfNewLead {
  readonly organisationNames: readonly (string | null)[];
  /** Of the owner. */
  readonly teamId: string;
  readonly parties: LeadParties;
  readonly named: NamedRecords;
}

/** A row with an organisation and an owner: what else is read of the two is never null in their tables. */
type WholeRow = Row &
  OrganisationRefColumns<'organisation'> & {
    readonly [
      K in 'organisationNames' | 'ownerTeamId' | 'ownerTeamName' | 'ownerLanguage' | 'ownerTimeZone'
    ]: NonNullable<Row[K]>;
  };

function isWhole(row: Row | undefined): row is WholeRow {
  return row !== undefined && row.organisationId !== null && row.ownerTeamId !== null;
}

/** Reads, in one statement, what a write needs to know of the records it names; without any it asks nothing. */
export async function loadReferences(tx: Tx, ids: ReferenceIds): Promise<References> {
  const { organisationId, ownerId, contactId } = ids;
  if (organisationId === null && ownerId === null && contactId === null) return new References(ids, undefined);
  const [row] = await tx.query<Row>(LOAD, [organisationId, ownerId, contactId, ids.orArchived ?? false]);
  return new References(ids, row);
}

const LOAD = `SELECT CASE WHEN o.id IS NOT NULL THEN ARRAY[o.legal_name, o.trade_name, o.chinese_name] || o.aliases END AS "organisationNames",
    ${organisationRefSql('o')}, p.team_id AS "ownerTeamId", t.name AS "ownerTeamName", p.language AS "ownerLanguage",
    p.time_zone AS "ownerTimeZone", c.organisation_id AS "contactOrganisationId", ${contactRefSql('c')}
  FROM (VALUES ($1::uuid, $2::uuid, $3::uuid)) AS named (organisation_id, owner_id, contact_id)
  LEFT JOIN organisations o ON o.id = named.organisation_id AND ($4::boolean OR o.archived_at IS NULL)
  LEFT JOIN people p ON p.id = named.owner_id AND p.active
  LEFT JOIN teams t ON t.id = p.team_id
  LEFT JOIN contacts c ON c.id = named.contact_id AND c.archived_at IS NULL`;

export class References {
  constructor(
    private readonly ids: ReferenceIds,
    private readonly row: Row | undefined,
  ) {}

  /** The organisation's names, when it was asked for. */
  get organisationNames(): readonly (string | null)[] | null {
    return this.row?.organisationNames ?? null;
  }

  /** The team of the owner, when one was asked for. */
  get ownerTeamId(): string | null {
    return this.row?.ownerTeamId ?? null;
  }

  /** What a new lead needs of the records it names: organisation and owner were asked for and found. */
  get ofNewLead(): ReferencesOfNewLead {
    const { ids, row } = this;
    if (!isWhole(row) || ids.ownerId === null) throw new Error('A reference that was found is gone.');
    const { ownerLanguage, ownerTimeZone, contactLanguage, contactTimeZone } = row;
    const { organisationId, organisationName, organisationChineseName, organisationCountry, organisationPlaceKey } =
      row;
    return {
      organisationNames: row.organisationNames,
      teamId: row.ownerTeamId,
      parties: {
        ownerId: ids.ownerId,
        ownerLanguage,
        ownerTimeZone,
        contactId: ids.contactId,
        contactLanguage,
        contactTimeZone,
        country: organisationCountry,
      },
      named: {
        organisation: {
          organisationId,
          organisationName,
          organisationChineseName,
          organisationCountry,
          organisationPlaceKey,
        },
        contact: ids.contactId === null ? null : row,
        teamName: row.ownerTeamName,
      },
    };
  }

  /** Refuses with every reference that leads nowhere; a primary contact belongs to the lead's organisation. */
  refuseUnknown(organisationId: string, path: string): void {
    const { ids, row } = this;
    const errors: FieldError[] = [];
    const unknown = (field: string, message: string): void => {
      errors.push({ path: `${path}.${field}`, code: 'unknown', message });
    };
    if (ids.organisationId !== null && !row?.organisationNames) unknown('organisationId', 'no such organisation');
    if (ids.ownerId !== null && !row?.ownerTeamId) unknown('ownerId', 'nobody who works here');
    if (ids.contactId !== null && row?.contactOrganisationId !== organisationId) {
      unknown('primaryContactId', 'not a contact of the organisation');
    }
    if (errors.length > 0) refuse('reference.unknown', { errors });
  }
}
