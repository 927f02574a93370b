import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

/** The leads on which somebody is the person to talk to. */
export function leadsOfQuery(contactId: string) {
  return queryOptions({
    queryKey: ['leads', 'of-contact', contactId],
    queryFn: async ({ signal }) => (await api('GET /leads', { query: { contactId, limit: 200 }, signal })).items,
    meta: { live: liveOn('lead') },
  });
}
