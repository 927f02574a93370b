import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../shared/components/date-field.js';
import { peopleQuery } from '../../../shared/reference/people.query.js';
import { LISTS, parseMessagesSearch } from './overview-search.js';
import type { MessagesSearch } from './overview-search.js';
import styles from './messages.module.css';

interface MessageFiltersProps {
  readonly search: MessagesSearch;
  readonly onChange: (search: MessagesSearch) => void;
}

/** Which messages: by what becomes of them, by owner, by period. What is chosen stands in the address. */
export function MessageFilters({ search, onChange }: MessageFiltersProps) {
  const { t } = useTranslation('overview');
  const { data: people = [] } = useQuery(peopleQuery);
  const change = (part: Record<string, string | null>) => onChange(parseMessagesSearch({ ...search, ...part }));
  return (
    <div className={styles['filters']} role="group" aria-label={t('rows.filters')}>
      <NativeSelect
        label={t('rows.list')}
        value={search.list}
        data={LISTS.map((list) => ({ value: list, label: t(`list.${list}`) }))}
        onChange={({ currentTarget }) => change({ list: currentTarget.value })}
      />
      <NativeSelect
        label={t('rows.owner')}
        value={search.ownerId ?? ''}
        data={[{ value: '', label: t('rows.everyone') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget }) => change({ ownerId: currentTarget.value })}
      />
      <DateField label={t('rows.from')} value={search.from ?? null} onChange={(from) => change({ from })} />
      <DateField label={t('rows.until')} value={search.to ?? null} onChange={(to) => change({ to })} />
    </div>
  );
}
