import { queryOptions } from '@tanstack/react-query';
import type { AgencyTexts } from '@brug/contracts/sequences';
import { api } from '../../../shared/api/api.js';

/** What the agency says once for all its mails. */
export const agencyTextsQuery = queryOptions({
  queryKey: ['agency-texts'],
  queryFn: ({ signal }) => api('GET /agency-texts', { signal }),
});

export function changeAgencyTexts({ version }: AgencyTexts, texts: AgencyTexts['texts']): Promise<AgencyTexts> {
  return api('PUT /agency-texts', { body: { version, texts } });
}
