import { may } from '@brug/domain/permissions';
import type { PersonActor } from '../platform/actors/caller.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import { leadRefOf } from './lead-records.js';
import { leadSearchTokens } from './lead-search.js';
import { type LeadState, lockLead, ownershipOf } from './lead-state.js';
import { loadReferences } from './references.js';

/** Locks a lead that the actor may change; refuses with `resource.not-found` or `auth.forbidden`. */
export async function lockLeadToUpdate(tx: Tx, actor: PersonActor, id: string): Promise<LeadState> {
  const state = await lockLead(tx, id);
  if (!may(actor, 'lead.update', ownershipOf(state))) {
    refuse('auth.forbidden', { detail: `The role ${actor.role} may not change this lead.` });
  }
  return state;
}

/**
 * Makes another organisation the principal of a lead, when it turns out to be a known one; its contact moves with it by the
 * caller. Refuses with `auth.forbidden` and `reference.unknown`. Resolves with what it was of before.
 */
export async function relinkLead(
  tx: Tx,
  actor: PersonActor,
  id: string,
  organisationId: string,
): Promise<{ readonly organisationId: string; readonly primaryContactId: string | null }> {
  const state = await lockLeadToUpdate(tx, actor, id);
  const references = await loadReferences(tx, { organisationId, ownerId: null, contactId: null });
  const { organisationNames } = references;
  if (!organisationNames) refuse('reference.unknown', { detail: 'No such organisation.' });
  const title = String(state.shared['title'] ?? '');
  await tx.execute(RELINK, [id, organisationId, leadSearchTokens(title, organisationNames), tx.at]);
  tx.audit.record({
    entity: 'lead',
    entityId: id,
    action: 'update',
    before: { organisationId: state.organisationId },
    after: { organisationId },
  });
  await tx.events.record('lead.updated.v1', { ...leadRefOf(state), fields: ['organisationId'] }, { aggregate: id });
  const { primaryContactId } = state.shared;
  return {
    organisationId: state.organisationId,
    primaryContactId: typeof primaryContactId === 'string' ? primaryContactId : null,
  };
}

const RELINK = `UPDATE leads SET organisation_id = $2, search_tokens = array_to_tsvector($3::text[]), version = version + 1,
    updated_at = $4
  WHERE id = $1`;

/** Whether any lead, archived ones included, is of the organisation or has it as a counterpart. */
export async function organisationHasLeads(tx: Tx, organisationId: string): Promise<boolean> {
  const rows = await tx.query(OF_ORGANISATION, [organisationId]);
  return rows.length > 0;
}

const OF_ORGANISATION = `(SELECT 1 FROM leads WHERE organisation_id = $1 LIMIT 1)
  UNION ALL (SELECT 1 FROM counterparts WHERE organisation_id = $1 LIMIT 1)
  UNION ALL (SELECT 1 FROM signatures WHERE counterpart_organisation_id = $1 LIMIT 1)`;
