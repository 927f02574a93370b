import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { Alarm } from '@brug/contracts/overview';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';
import { keysetPages } from '../../../shared/records/use-endless.js';
import type { RowPage } from '../../../shared/records/use-endless.js';
import type { MessagesSearch } from './overview-search.js';

/** While the worker is down nothing tells of changes, and that is what this page is for. */
const LOOK_EVERY = 30_000;

/** How many messages are planned, due, sent and so on. */
export const overviewQuery = queryOptions({
  queryKey: ['administration', 'follow-ups'],
  queryFn: ({ signal }) => api('GET /administration/follow-ups', { signal }),
  refetchInterval: LOOK_EVERY,
  meta: { live: liveOn('follow-up', 'settings') },
});

/** The messages behind one figure, page by page. */
export function messagesQuery(search: MessagesSearch) {
  return infiniteQueryOptions({
    queryKey: ['administration', 'follow-ups', 'messages', search],
    queryFn: ({ pageParam, signal }): Promise<RowPage<FollowUp>> =>
      api('GET /administration/follow-ups/messages', {
        query: { ...search, limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    ...keysetPages,
    meta: { live: liveOn('follow-up', 'settings') },
  });
}

/** Alarms from the newest. */
export const alarmsQuery = infiniteQueryOptions({
  queryKey: ['administration', 'alarms'],
  queryFn: ({ pageParam, signal }): Promise<RowPage<Alarm>> =>
    api('GET /administration/alarms', {
      query: { limit: 10, ...(pageParam !== null && { cursor: pageParam }) },
      signal,
    }),
  ...keysetPages,
  refetchInterval: LOOK_EVERY,
  meta: { live: liveOn('settings') },
});
