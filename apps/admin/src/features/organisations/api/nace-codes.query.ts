import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** NACE divisions that match what was typed. */
export function naceCodesQuery(q: string) {
  return queryOptions({
    queryKey: ['reference', 'nace', q],
    queryFn: async ({ signal }) => (await api('GET /reference/nace-codes', { query: { q }, signal })).items,
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
