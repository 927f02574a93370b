import { queryOptions } from '@tanstack/react-query';
import type { SequenceSummary } from '@brug/contracts/sequences';
import type { Track } from '@brug/domain/tracks';
import { api } from '../../../../shared/api/api.js';
import { liveOn } from '../../../../shared/live/live-topics.js';

/** Every sequence that a lead of the track may begin, in the order in which they were made. */
export function fittingSequencesQuery(track: Track | undefined) {
  return queryOptions({
    queryKey: ['sequences', 'all'],
    queryFn: async ({ signal }) => {
      const items: SequenceSummary[] = [];
      let cursor: string | null = null;
      do {
        const page: { readonly items: readonly SequenceSummary[]; readonly nextCursor: string | null } = await api(
          'GET /sequences',
          { query: { limit: 200, ...(cursor !== null && { cursor }) }, signal },
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return items;
    },
    select: (sequences) => sequences.filter((sequence) => sequence.track === null || sequence.track === track),
    enabled: track !== undefined,
    meta: { live: liveOn('sequence') },
  });
}
