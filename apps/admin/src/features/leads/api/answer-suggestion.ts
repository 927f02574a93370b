import type { LeadInquiry } from '@brug/contracts/inquiries';
import { api } from '../../../shared/api/api.js';

/** Says whether an inquirer is a known organisation. */
export function answerSuggestion(leadId: string, organisationId: string, same: boolean): Promise<LeadInquiry> {
  return api('POST /leads/:id/inquiry/suggestions/:organisationId', {
    params: { id: leadId, organisationId },
    body: { same },
  });
}
