import { useQueries } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/api.js';
import type { Choice, Group } from './palette-choice.js';

const perKind = 6;

/** Records that match what was typed, in any script: leads, organisations, contacts. */
export function useFound(typed: string): { readonly groups: readonly Group[]; readonly searching: boolean } {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const [q] = useDebouncedValue(typed.trim(), 120);
  const enabled = q.length > 0;
  const query = { q, limit: perKind };
  const [leads, organisations, contacts] = useQueries({
    queries: [
      { queryKey: ['palette', 'leads', q], enabled, queryFn: ({ signal }) => api('GET /leads', { query, signal }) },
      {
        queryKey: ['palette', 'organisations', q],
        enabled,
        queryFn: ({ signal }) => api('GET /organisations', { query, signal }),
      },
      {
        queryKey: ['palette', 'contacts', q],
        enabled,
        queryFn: ({ signal }) => api('GET /contacts', { query, signal }),
      },
    ],
  });
  if (!enabled) return { groups: [], searching: false };

  return {
    searching: q !== typed.trim() || leads.isFetching || organisations.isFetching || contacts.isFetching,
    groups: [
      {
        title: t('palette.leads'),
        choices: (leads.data?.items ?? []).map(({ id, number, title, track }): Choice => ({
          key: id,
          icon: 'board',
          track,
          label: title,
          hint: number,
          run: () => void navigate({ to: '/leads/$leadId', params: { leadId: id } }),
        })),
      },
      {
        title: t('palette.organisations'),
        choices: (organisations.data?.items ?? []).map(({ id, name, chineseName }): Choice => ({
          key: id,
          icon: 'organisation',
          label: chineseName ?? name,
          ...(chineseName === null ? {} : { hint: name }),
          run: () => void navigate({ to: '/organisations/$organisationId', params: { organisationId: id } }),
        })),
      },
      {
        title: t('palette.contacts'),
        choices: (contacts.data?.items ?? []).map(({ id, name }): Choice => ({
          key: id,
          icon: 'contact',
          label: name,
          run: () => void navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
        })),
      },
    ],
  };
}
