import { queryOptions } from '@tanstack/react-query';
import type { LeadCard } from '@brug/contracts/leads';
import { api } from '../../../shared/api/api.js';

const MOST_FOUND = 12;

/** Leads by number, title or firm; none while nothing is typed. */
export function findLeadsQuery(q: string) {
  return queryOptions({
    queryKey: ['inbox', 'find-leads', q],
    queryFn: async ({ signal }) => (await api('GET /leads', { query: { q, limit: MOST_FOUND }, signal })).items,
    enabled: q !== '',
  });
}

/** The leads of the contacts who have the sender's address. */
export function leadsOfSenderQuery(contactIds: readonly string[]) {
  return queryOptions({
    queryKey: ['inbox', 'leads-of-sender', ...contactIds],
    queryFn: async ({ signal }): Promise<LeadCard[]> => {
      const pages = await Promise.all(
        contactIds.map((contactId) => api('GET /leads', { query: { contactId, limit: MOST_FOUND }, signal })),
      );
      return pages.flatMap(({ items }) => items);
    },
    enabled: contactIds.length > 0,
  });
}
