import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import i18next from 'i18next';
import { readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import type { Language } from '@brug/contracts/http';
import { startI18n } from '../i18n/i18n.js';
import { theme } from '../theme/theme.js';

/** Starts translations from the files themselves, in the language asked for; with texts beside the common ones, so that nothing waits for them. */
export async function inLanguage(language: Language, ...namespaces: readonly string[]): Promise<void> {
  localStorage.setItem('brug.language', language);
  await startI18n((code, namespace) =>
    Promise.resolve(JSON.parse(readFileSync(`src/locales/${code}/${namespace}.json`, 'utf8'))),
  );
  await i18next.loadNamespaces(namespaces);
}

/** Renders as the app does: with its theme, its translations and a query cache of its own. */
export function renderInApp(content: ReactNode): RenderResult {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>{content}</QueryClientProvider>
    </MantineProvider>,
  );
}
