import type { Tx } from '../platform/database/tx.js';

/** Moves a contact to another organisation, when the one it came with turns out to be a known one. */
export async function relinkContact(tx: Tx, contactId: string, organisationId: string): Promise<void> {
  const [before] = await tx.query<{ organisationId: string }>(LOCK, [contactId]);
  if (!before || before.organisationId === organisationId) return;
  await tx.execute(MOVE, [contactId, organisationId, tx.at]);
  tx.audit.record({ entity: 'contact', entityId: contactId, action: 'update', before, after: { organisationId } });
  await tx.events.record(
    'contact.updated.v1',
    { contactId, organisationId, fields: ['organisationId'] },
    { aggregate: contactId },
  );
}

const LOCK = 'SELECT organisation_id AS "organisationId" FROM contacts WHERE id = $1 FOR UPDATE';
const MOVE = 'UPDATE contacts SET organisation_id = $2, version = version + 1, updated_at = $3 WHERE id = $1';

/** Puts an organisation away that nobody works at any more; false, and untouched, while a contact is left. */
export async function archiveEmptyOrganisation(tx: Tx, id: string): Promise<boolean> {
  const archived = await tx.execute(ARCHIVE, [id, tx.at]);
  if (archived === 0) return false;
  tx.audit.record({
    entity: 'organisation',
    entityId: id,
    action: 'archive',
    after: { archivedAt: tx.at },
  });
  await tx.events.record('organisation.updated.v1', { organisationId: id, fields: ['archivedAt'] }, { aggregate: id });
  return true;
}

const ARCHIVE = `UPDATE organisations o SET archived_at = $2, updated_at = $2, version = version + 1
  WHERE o.id = $1 AND o.archived_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.organisation_id = o.id AND c.archived_at IS NULL)`;
