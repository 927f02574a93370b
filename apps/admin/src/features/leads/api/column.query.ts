import { infiniteQueryOptions } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { BoardColumn, LeadCard } from '@brug/contracts/leads';
import { api } from '../../../shared/api/api.js';
import type { BoardFilter } from './board-filter.js';

export interface CardPage {
  readonly items: readonly LeadCard[];
  readonly nextCursor: string | null;
}
export type CardPages = InfiniteData<CardPage, string | null>;

const pageSize = 50;
export const columnsKey = ['leads', 'column'] as const;

/** The cards of one stage, those who came last on top, page by page. The board brings the first page. */
export function columnQuery(stageId: string, filter: BoardFilter) {
  return infiniteQueryOptions({
    queryKey: [...columnsKey, stageId, filter],
    queryFn: ({ pageParam, signal }): Promise<CardPage> =>
      api('GET /leads', {
        query: {
          ...filter,
          stageId,
          sort: '-stage-entered',
          limit: pageSize,
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // The board says when a column is stale: it brings the first page, and asks for the others again.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Takes over the first cards of a column from the board. A column of which more was read is read again as far as it was. */
export function seedColumn(client: QueryClient, filter: BoardFilter, column: BoardColumn): void {
  const { queryKey } = columnQuery(column.stage.id, filter);
  const known = client.getQueryData<CardPages>(queryKey);
  if (known !== undefined && known.pages.length > 1) {
    void client.invalidateQueries({ queryKey, exact: true });
    return;
  }
  const first: CardPage = { items: column.items, nextCursor: column.nextCursor };
  client.setQueryData<CardPages>(queryKey, { pages: [first], pageParams: [null] });
}
