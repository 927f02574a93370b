import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** Organisations that match what was typed, by any of their names or numbers. */
export function findOrganisationsQuery(q: string, country?: string) {
  return queryOptions({
    queryKey: ['organisations', 'find', q, country],
    queryFn: async ({ signal }) =>
      (await api('GET /organisations', { query: { q, limit: 12, ...(country && { country }) }, signal })).items,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
}
