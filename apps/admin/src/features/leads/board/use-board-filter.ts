import { useNavigate, useSearch } from '@tanstack/react-router';
import type { BoardFilter } from '../api/board-filter.js';

const keys = ['q', 'ownerId', 'teamId', 'priority'] as const;

/** The filter of a board, kept in the address: it can be sent to somebody, and the way back leads to it. */
export function useBoardFilter(): readonly [BoardFilter, (filter: BoardFilter) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter: BoardFilter = Object.fromEntries(
    keys.flatMap((key) => {
      const value = search[key];
      return value === undefined || value === '' ? [] : [[key, String(value)]];
    }),
  );
  return [
    filter,
    (next) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...cleared(), ...next }),
        replace: true,
      } as Parameters<typeof navigate>[0]),
  ];
}

function cleared(): Record<string, undefined> {
  return Object.fromEntries(keys.map((key) => [key, undefined]));
}
