import { infiniteQueryOptions } from '@tanstack/react-query';
import type { TemplateSummary } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';
import { liveOn } from '../../../../shared/live/live-topics.js';
import { keysetPages } from '../../../../shared/records/use-endless.js';
import type { RowPage } from '../../../../shared/records/use-endless.js';

/** Message templates page by page. */
export const templatesQuery = infiniteQueryOptions({
  queryKey: ['templates', 'list'],
  queryFn: ({ pageParam, signal }): Promise<RowPage<TemplateSummary>> =>
    api('GET /templates', { query: { limit: 100, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
  ...keysetPages,
  meta: { live: liveOn('sequence') },
});
