import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** Places of both regions that match what was typed, in any script. */
export function placesQuery(q: string) {
  return queryOptions({
    queryKey: ['reference', 'places', q, undefined],
    queryFn: async ({ signal }) => (await api('GET /reference/places', { query: { q }, signal })).items,
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
