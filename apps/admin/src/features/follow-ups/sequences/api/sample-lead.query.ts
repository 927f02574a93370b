import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Track } from '@brug/domain/tracks';
import { api } from '../../../../shared/api/api.js';
import { liveOn, liveOnLead } from '../../../../shared/live/live-topics.js';

/** The lead a sequence is drawn for. */
export function sampleLeadQuery(leadId: string) {
  return queryOptions({
    queryKey: ['leads', 'one', leadId],
    queryFn: ({ signal }) => api('GET /leads/:id', { params: { id: leadId }, signal }),
    meta: { live: liveOnLead(leadId, 'activity') },
  });
}

/** Leads that match what was typed, in any script. */
export function findLeadsQuery(q: string, track: Track | null) {
  return queryOptions({
    queryKey: ['leads', 'find', q, track],
    queryFn: async ({ signal }) =>
      (await api('GET /leads', { query: { q, limit: 12, ...(track && { track }) }, signal })).items,
    enabled: q !== '',
    placeholderData: keepPreviousData,
    meta: { live: liveOn('lead') },
  });
}
