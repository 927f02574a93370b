import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { ContactRow } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';
import { keysetPages } from '../../../shared/records/use-endless.js';
import type { RowPage } from '../../../shared/records/use-endless.js';
import type { ContactsSearch } from '../contacts-search.js';

/** Contacts page by page. What was there stays while a changed search is on its way. */
export function contactsQuery({ q, language, sort }: ContactsSearch) {
  const filter = { ...(q !== undefined && { q }), ...(language && { language }), ...(sort && { sort }) };
  return infiniteQueryOptions({
    queryKey: ['contacts', 'list', filter],
    queryFn: ({ pageParam, signal }): Promise<RowPage<ContactRow>> =>
      api('GET /contacts', {
        query: { ...filter, limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    ...keysetPages,
    placeholderData: keepPreviousData,
    meta: { live: liveOn('contact') },
  });
}
