import type { Lead, UpdateLead } from '@brug/contracts/leads';
import { api } from '../../../shared/api/api.js';

/** Changes a lead. */
export function updateLead(leadId: string, body: UpdateLead): Promise<Lead> {
  return api('PATCH /leads/:id', { params: { id: leadId }, body });
}
