import type { Lead, MoveLead } from '@brug/contracts/leads';
import { api } from '../../../shared/api/api.js';

/** Moves a lead to another stage. */
export function moveLead(leadId: string, body: MoveLead): Promise<Lead> {
  return api('POST /leads/:id/move', { params: { id: leadId }, body });
}
