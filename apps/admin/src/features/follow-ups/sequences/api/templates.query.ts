import { queryOptions } from '@tanstack/react-query';
import type { TemplateSummary } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';
import { liveOn } from '../../../../shared/live/live-topics.js';

/** Every template, to choose one from. */
export const templatesQuery = queryOptions({
  queryKey: ['templates', 'all'],
  queryFn: async ({ signal }) => {
    const items: TemplateSummary[] = [];
    let cursor: string | null = null;
    do {
      const page: { readonly items: readonly TemplateSummary[]; readonly nextCursor: string | null } = await api(
        'GET /templates',
        { query: { limit: 200, ...(cursor !== null && { cursor }) }, signal },
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  },
  meta: { live: liveOn('sequence') },
});
