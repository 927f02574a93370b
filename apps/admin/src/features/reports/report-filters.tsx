import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import { DateField } from '../../shared/components/date-field.js';
import { Segmented } from '../../shared/components/segmented.js';
import { useFormat } from '../../shared/format/use-format.js';
import { peopleQuery } from '../../shared/reference/people.query.js';
import { useNow } from '../../shared/time/now.js';
import type { PipelineSearch } from './reports-search.js';
import styles from './report.module.css';

interface ReportFiltersProps {
  readonly search: PipelineSearch;
  /** The day whose rates are shown; null while it is not known. */
  readonly rateDate: string | null;
  readonly onChange: (search: PipelineSearch) => void;
}

/** Whose leads, of which track, in euro of which day. */
export function ReportFilters({ search, rateDate, onChange }: ReportFiltersProps) {
  const { t } = useTranslation(['reports', 'common']);
  const format = useFormat();
  const dateId = useId();
  const today = format.dayIn(useNow(), TIME_ZONES.BE);
  const { data: people = [] } = useQuery(peopleQuery);
  const { track, ownerId, rateDate: chosenDay, ...rest } = search;
  const set = (next: PipelineSearch) =>
    onChange({
      ...rest,
      ...(track !== undefined && { track }),
      ...(ownerId !== undefined && { ownerId }),
      ...(chosenDay !== undefined && { rateDate: chosenDay }),
      ...next,
    });

  return (
    <search className={styles['filters']} aria-label={t('filter.title')}>
      <Segmented
        label={t('filter.track')}
        segments={[
          { value: 'both', label: t('filter.both') },
          { value: 'investment', label: t('common:track.investment'), icon: 'inbound' },
          { value: 'export', label: t('common:track.export'), icon: 'outbound' },
        ]}
        value={track ?? 'both'}
        onChange={(value) =>
          value === 'both'
            ? onChange({ ...rest, ...(ownerId && { ownerId }), ...(chosenDay && { rateDate: chosenDay }) })
            : set({ track: value })
        }
      />
      <NativeSelect
        aria-label={t('filter.owner')}
        className={styles['owner'] ?? ''}
        value={ownerId ?? ''}
        data={[{ value: '', label: t('filter.all') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget: { value } }) =>
          value === ''
            ? onChange({ ...rest, ...(track && { track }), ...(chosenDay && { rateDate: chosenDay }) })
            : set({ ownerId: value })
        }
      />
      <span id={`${dateId}-label`} className="sr-only">
        {t('filter.ratesOf')}
      </span>
      <DateField
        id={dateId}
        aria-labelledby={`${dateId}-label ${dateId}`}
        title={t('filter.ratesOf')}
        className={styles['date'] ?? ''}
        value={chosenDay ?? rateDate}
        maxDate={today}
        clearable={chosenDay !== undefined}
        clearButtonProps={{ 'aria-label': t('filter.ratesOfToday') }}
        onChange={(day) =>
          day === null
            ? onChange({ ...rest, ...(track && { track }), ...(ownerId && { ownerId }) })
            : set({ rateDate: day })
        }
      />
    </search>
  );
}
