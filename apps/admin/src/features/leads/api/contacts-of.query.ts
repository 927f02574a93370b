import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

/** The people of a firm. */
export function contactsOfQuery(organisationId: string | null) {
  return queryOptions({
    queryKey: ['contacts', 'of', organisationId],
    queryFn: async ({ signal }) =>
      (await api('GET /contacts', { query: { organisationId: organisationId ?? '', limit: 50 }, signal })).items,
    enabled: organisationId !== null,
    meta: { live: liveOn('contact') },
  });
}
