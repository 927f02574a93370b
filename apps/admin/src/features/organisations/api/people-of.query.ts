import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

/** The people of an organisation. */
export function peopleOfQuery(organisationId: string) {
  return queryOptions({
    queryKey: ['contacts', 'at', organisationId],
    queryFn: async ({ signal }) =>
      (await api('GET /contacts', { query: { organisationId, limit: 200 }, signal })).items,
    meta: { live: liveOn('contact') },
  });
}
