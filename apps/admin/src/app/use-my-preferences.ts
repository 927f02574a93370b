import { useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { RequestFor } from '@brug/contracts/client';
import { useEffect } from 'react';
import { api } from '../shared/api/api.js';
import { queryClient } from '../shared/api/query-client.js';
import { changeLanguage } from '../shared/i18n/i18n.js';
import { meQuery, useMe } from '../shared/session/session.js';

/** Shows the app in the language and colours of the person who signed in, on whatever machine. */
export function useMyPreferences(): void {
  const { language, colourScheme } = useMe();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => void changeLanguage(language), [language]);
  useEffect(() => setColorScheme(colourScheme), [colourScheme, setColorScheme]);
}

type Preferences = RequestFor<'PATCH /me/preferences'>['body'];

/** Changes my language or colours: at once on the screen, then on the server; back again when it refuses. */
export function useChangePreferences() {
  return useMutation({
    mutationFn: (body: Preferences) => api('PATCH /me/preferences', { body }),
    onMutate: (changes) => {
      const before = queryClient.getQueryData(meQuery.queryKey);
      if (before) queryClient.setQueryData(meQuery.queryKey, { ...before, ...changes });
      return { before };
    },
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
    onError: (_error, _changes, context) => {
      if (context?.before) queryClient.setQueryData(meQuery.queryKey, context.before);
    },
  });
}
