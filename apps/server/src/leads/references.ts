import type { FieldError } from '@brug/contracts/http';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';

/** The records that a write of a lead names; null for those it does not. */
export interface ReferenceIds {
  readonly organisationId: string | null;
  readonly ownerId: string | null;
  readonly contactId: string | null;
  /** A lead may stay with an organisation that was archived, but none begins there. */
  readonly orArchived?: boolean;
}

interface Row {
  readonly organisationNames: readonly (string | null)[] | null;
  readonly ownerTeamId: string | null;
  readonly contactOrganisationId: string | null;
}

const NOTHING: Row = { organisationNames: null, ownerTeamId: null, contactOrganisationId: null };

/** Reads, in one statement, what a write needs to know of the records it names; without any it asks nothing. */
export async function loadReferences(tx: Tx, ids: ReferenceIds): Promise<References> {
  const { organisationId, ownerId, contactId } = ids;
  if (organisationId === null && ownerId === null && contactId === null) return new References(ids, NOTHING);
  const [row] = await tx.query<Row>(LOAD, [organisationId, ownerId, contactId, ids.orArchived ?? false]);
  return new References(ids, row ?? NOTHING);
}

const LOAD = `SELECT
  (SELECT ARRAY[o.legal_name, o.trade_name, o.chinese_name] || o.aliases FROM organisations o WHERE o.id = $1::uuid AND ($4::boolean OR o.archived_at IS NULL)) AS "organisationNames",
  (SELECT p.team_id FROM people p WHERE p.id = $2::uuid AND p.active) AS "ownerTeamId",
  (SELECT c.organisation_id FROM contacts c WHERE c.id = $3::uuid AND c.archived_at IS NULL) AS "contactOrganisationId"`;

export class References {
  constructor(
    private readonly ids: ReferenceIds,
    private readonly row: Row,
  ) {}

  /** The organisation's names, when it was asked for. */
  get organisationNames(): readonly (string | null)[] | null {
    return this.row.organisationNames;
  }

  /** The team of the owner, when one was asked for. */
  get ownerTeamId(): string | null {
    return this.row.ownerTeamId;
  }

  /** Refuses with every reference that leads nowhere; a primary contact belongs to the lead's organisation. */
  refuseUnknown(organisationId: string, path: string): void {
    const { ids, row } = this;
    const errors: FieldError[] = [];
    const unknown = (field: string, message: string): void => {
      errors.push({ path: `${path}.${field}`, code: 'unknown', message });
    };
    if (ids.organisationId !== null && !row.organisationNames) unknown('organisationId', 'no such organisation');
    if (ids.ownerId !== null && row.ownerTeamId === null) unknown('ownerId', 'nobody who works here');
    if (ids.contactId !== null && row.contactOrganisationId !== organisationId) {
      unknown('primaryContactId', 'not a contact of the organisation');
    }
    if (errors.length > 0) refuse('reference.unknown', { errors });
  }
}
