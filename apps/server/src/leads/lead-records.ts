import type { Confidentiality } from '@brug/domain/permissions';
import type { Tx } from '../platform/database/tx.js';
import { type AppliedChanges, valuesAfter } from './lead-changes.js';
import { type LeadState, ownershipOf } from './lead-state.js';

/** What every event of a lead says about it: ids and whose it is, no personal data. */
export function leadRefOf(state: LeadState): {
  leadId: string;
  track: LeadState['track'];
  ownerId: string;
  teamId: string;
  confidentiality: Confidentiality;
} {
  const confidentiality = state.shared['confidentiality'] === 'restricted' ? 'restricted' : 'normal';
  return { leadId: state.id, track: state.track, ...ownershipOf(state), confidentiality };
}

/** Records changed fields in the audit trail and as an event; nothing when nothing changed. */
export async function recordChanges(tx: Tx, changes: AppliedChanges): Promise<void> {
  const { after, before, fields } = changes;
  if (fields.length === 0) return;
  tx.audit.record({ entity: 'lead', entityId: after.id, action: 'update', before, after: valuesAfter(changes) });
  await tx.events.record('lead.updated.v1', { ...leadRefOf(after), fields: [...fields] }, { aggregate: after.id });
}
