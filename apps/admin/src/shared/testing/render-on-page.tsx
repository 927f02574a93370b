import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { theme } from '../theme/theme.js';

interface OnPage extends RenderResult {
  /** Where the app has gone to. */
  readonly path: () => string;
}

/** Renders as a page of the app: links and navigation work, notices show, whatever is asked of the API comes from `stubApi`. */
export function renderOnPage(content: ReactNode): OnPage {
  // jsdom has no page to scroll; the router asks for it with every step.
  window.scrollTo = () => undefined;
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { networkMode: 'always' } },
  });
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <Suspense fallback={null}>
          {content}
          <Notifications />
        </Suspense>
      ),
    }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
    // Only the page itself is there; where a link leads is read from the address.
    defaultNotFoundComponent: () => null,
  });
  const rendered = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        {/* The test's router has one route, the app's type knows them all. */}
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...rendered, path: () => router.state.location.pathname };
}
