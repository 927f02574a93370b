import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** Places that match what was typed, in any script. */
export function placesQuery(q: string, region: 'BE' | 'CN' | undefined) {
  return queryOptions({
    queryKey: ['reference', 'places', q, region],
    queryFn: async ({ signal }) =>
      (await api('GET /reference/places', { query: { q, ...(region && { region }) }, signal })).items,
    enabled: q !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
}
