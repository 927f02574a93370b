import { queryOptions } from '@tanstack/react-query';
import type { Track } from '@brug/domain/tracks';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';
import type { BoardFilter } from './board-filter.js';
import { seedColumn } from './column.query.js';

/** Cards a column has at first; the rest comes while scrolling. */
export const firstCards = 30;

export const boardKey = (track: Track) => ['leads', 'board', track] as const;

/** Counts and sums of every stage of a track. The first cards that come with it go where each column keeps its own. */
export function boardQuery(track: Track, filter: BoardFilter) {
  return queryOptions({
    queryKey: [...boardKey(track), filter],
    queryFn: async ({ signal, client }) => {
      const board = await api('GET /board', { query: { track, ...filter, limit: firstCards }, signal });
      for (const column of board.columns) seedColumn(client, filter, column);
      return board;
    },
    meta: { live: liveOn('lead', 'follow-up', 'settings') },
  });
}
