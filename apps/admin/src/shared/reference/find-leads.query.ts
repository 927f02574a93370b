import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Track } from '@brug/domain/tracks';
import { api } from '../api/api.js';
import { liveOn } from '../live/live-topics.js';

/** Leads that match what was typed: number, title, firm, in any script. Without text the newest ones. */
export function findLeadsQuery(q: string, track?: Track) {
  return queryOptions({
    queryKey: ['leads', 'find', q, track],
    queryFn: async ({ signal }) => {
      const query = { limit: 12, ...(q !== '' && { q }), ...(track && { track }) };
      return (await api('GET /leads', { query, signal })).items;
    },
    placeholderData: keepPreviousData,
    meta: { live: liveOn('lead') },
  });
}
