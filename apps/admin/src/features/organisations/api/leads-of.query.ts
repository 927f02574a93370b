import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

/** The leads of which an organisation is the principal, those received last on top. */
export function leadsOfQuery(organisationId: string) {
  return queryOptions({
    queryKey: ['leads', 'of-organisation', organisationId],
    queryFn: async ({ signal }) => (await api('GET /leads', { query: { organisationId, limit: 200 }, signal })).items,
    meta: { live: liveOn('lead') },
  });
}
