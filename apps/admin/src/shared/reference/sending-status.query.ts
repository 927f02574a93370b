import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/api.js';
import { liveOn } from '../live/live-topics.js';

/** Whether automatic messages are paused and, for those who run them, whether an alarm stands. Asked again and again: live hints come by the worker. */
export const sendingStatusQuery = queryOptions({
  queryKey: ['sending-status'],
  queryFn: ({ signal }) => api('GET /sending-status', { signal }),
  refetchInterval: 60_000,
  meta: { live: liveOn('settings') },
});
