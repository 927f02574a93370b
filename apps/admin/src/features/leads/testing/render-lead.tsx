import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { jest } from '@jest/globals';
import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import i18next from 'i18next';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { inLanguage } from '../../../shared/testing/render.js';
import { meQuery } from '../../../shared/session/session.js';
import { theme } from '../../../shared/theme/theme.js';
import { sampleMe } from './lead-samples.js';

/** Loads the texts of this feature in English, so that nothing has to wait for them. */
export async function inEnglish(): Promise<void> {
  await inLanguage('en');
  await i18next.loadNamespaces(['leads', 'tasks']);
}

/** A query cache in which an account manager is signed in. */
export function signedInClient(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  client.setQueryData(meQuery.queryKey, sampleMe);
  return client;
}

/** Renders inside the theme, with the cache given. */
export function renderLead(content: ReactNode, client = signedInClient()): RenderResult & { client: QueryClient } {
  const rendered = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <Suspense fallback={null}>{content}</Suspense>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...rendered, client };
}

/** What a server answers, by `METHOD path`; anything else is not found. */
export type Answers = Readonly<Record<string, (body: unknown) => { status?: number; body: unknown }>>;

/** Answers the calls of a test, and remembers what was asked. */
export function answerWith(answers: Answers): { readonly asked: { key: string; body: unknown }[] } {
  const asked: { key: string; body: unknown }[] = [];
  globalThis.fetch = jest.fn<typeof fetch>((input, init) => {
    const path = new URL(String(input), 'http://localhost').pathname.replace('/api/v1', '');
    const key = `${init?.method ?? 'GET'} ${path}`;
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    asked.push({ key, body });
    const answer = answers[key]?.(body) ?? { status: 404, body: { code: 'resource.not-found' } };
    const status = answer.status ?? 200;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status, headers: { 'content-type': type } }));
  });
  return { asked };
}
