import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { InboundMail } from '@brug/contracts/replies';
import { api } from '../../../shared/api/api.js';
import { liveOn, liveOnRecord } from '../../../shared/live/live-topics.js';
import { keysetPages } from '../../../shared/records/use-endless.js';
import type { RowPage } from '../../../shared/records/use-endless.js';

export type MailState = InboundMail['state'];

/** Everything that is held of these mails. */
export const inboxKey = ['inbound-mails'];

export function inboundMailsQuery(state: MailState) {
  return infiniteQueryOptions({
    queryKey: [...inboxKey, 'list', state],
    queryFn: ({ pageParam, signal }): Promise<RowPage<InboundMail>> =>
      api('GET /inbound-mails', {
        query: { state, limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    ...keysetPages,
    meta: { live: liveOn('inbound-mail') },
  });
}

/** How many wait: for the number in the navigation. */
export const waitingMailsQuery = queryOptions({
  queryKey: [...inboxKey, 'waiting'],
  queryFn: ({ signal }) => api('GET /inbound-mails', { query: { limit: 1 }, signal }),
  meta: { live: liveOn('inbound-mail') },
});

export function inboundMailQuery(id: string) {
  return queryOptions({
    queryKey: [...inboxKey, 'mail', id],
    queryFn: ({ signal }) => api('GET /inbound-mails/:id', { params: { id }, signal }),
    meta: { live: liveOnRecord('inbound-mail', id) },
  });
}
