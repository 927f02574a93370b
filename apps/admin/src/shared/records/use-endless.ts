import { useCallback, useMemo } from 'react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

export interface RowPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list that is read page by page, as a table without an end shows it. */
export interface Endless<T> {
  readonly rows: readonly T[];
  readonly isPending: boolean;
  /** Newer rows are on their way; those shown are of before. */
  readonly isRefreshing: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly error: unknown;
  readonly retry: () => void;
}

export function useEndless<T>(query: UseInfiniteQueryResult<InfiniteData<RowPage<T>>>): Endless<T> {
  const { data, isPending, isFetching, isFetchingNextPage, isFetchNextPageError, hasNextPage, error } = query;
  const { fetchNextPage, refetch } = query;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const busy = isFetching || isFetchNextPageError;
  const loadMore = useCallback(() => {
    if (!busy) void fetchNextPage();
  }, [busy, fetchNextPage]);
  return {
    rows,
    isPending,
    isRefreshing: isFetching && !isFetchingNextPage,
    hasMore: hasNextPage,
    loadMore,
    error,
    retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}

/** How the pages of any list of the API follow each other. */
export const keysetPages = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor,
};
