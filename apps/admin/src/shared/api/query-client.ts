import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, hasCode } from './api-error.js';
import { showProblem } from '../components/notify.js';

/** What happens when the server no longer knows who we are. */
let onSignedOut: () => void = () => undefined;

export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (hasCode(error, 'auth.required')) onSignedOut();
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (hasCode(error, 'auth.required')) onSignedOut();
      else if (mutation.meta?.quiet !== true) showProblem(error);
    },
  }),
  defaultOptions: {
    queries: {
      // Live messages say when something changed; time alone makes little stale.
      staleTime: 60_000,
      retry: (failures, error) => failures < 2 && isPassing(error),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

function isPassing(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504)
  );
}
