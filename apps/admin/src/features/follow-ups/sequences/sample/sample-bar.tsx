import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { SequenceTriggerType } from '@brug/domain/sequences';
import type { Track } from '@brug/domain/tracks';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { DateField } from '../../../../shared/components/date-field.js';
import { Duo } from '../../../../shared/components/duo.js';
import { Segmented } from '../../../../shared/components/segmented.js';
import { findLeadsQuery } from '../api/sample-lead.query.js';
import type { Sample } from '../plan/sample.js';
import type { SequenceSearch } from '../sequences-search.js';
import styles from './sample.module.css';

interface SampleBarProps {
  readonly sample: Sample;
  readonly triggerAt: Temporal.Instant;
  readonly trigger: SequenceTriggerType;
  /** Of the sequence: only leads of it can be chosen. */
  readonly track: Track | null;
  readonly search: SequenceSearch;
  readonly onChange: (changes: Pick<SequenceSearch, 'lead' | 'on'>) => void;
}

/** The Spring Festival of 2026 is what a believable firm meets first. */
const believable = 'believable';

/** Whose dates are drawn, and from which day on. */
export function SampleBar({ sample, triggerAt, trigger, track, search, onChange }: SampleBarProps) {
  const { t } = useTranslation('sequences');
  const isToday = search.on === 'today' || (search.on === undefined && sample.fellAt === null);
  const zone = TIME_ZONES[sample.regions.principal];
  const day = triggerAt.toZonedDateTimeISO(zone).toPlainDate().toString();
  const fellOn = sample.fellAt?.toZonedDateTimeISO(zone).toPlainDate().toString();
  return (
    <div className={styles['bar']} role="group" aria-label={t('sample.title')}>
      <span className="muted t12 nowrap">{t('sample.title')}</span>
      <LeadField sample={sample} track={track} onChoose={(lead) => onChange({ lead })} />
      <DateField
        className={styles['day'] ?? ''}
        aria-label={t('sample.day')}
        clearable={search.on !== undefined && sample.fellAt !== null}
        value={day}
        onChange={(chosen) => onChange({ on: chosen === null || chosen === fellOn ? undefined : chosen })}
      />
      <Segmented
        label={t('sample.when')}
        segments={[
          { value: 'fell', label: sample.leadId === null ? t('sample.fellFestival') : t('sample.fell') },
          { value: 'today', label: t(trigger === 'meeting-held' ? 'sample.metToday' : 'sample.today') },
        ]}
        value={isToday ? 'today' : 'fell'}
        onChange={(value) => onChange({ on: value === 'today' ? 'today' : undefined })}
      />
    </div>
  );
}

interface LeadFieldProps {
  readonly sample: Sample;
  readonly track: Track | null;
  readonly onChoose: (leadId: string | undefined) => void;
}

/** A lead found by name, number or firm in any script, or the believable firm. */
function LeadField({ sample, track, onChoose }: LeadFieldProps) {
  const { t } = useTranslation(['sequences', 'records']);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const label = labelOf(sample);
  const asked = q === label || q === t('sample.believable') ? '' : q;
  const { data: found = [] } = useQuery(findLeadsQuery(asked, track));
  const leads = asked === '' ? [] : found;
  const chosen = sample.leadId ?? believable;
  const own = sample.leadId === null ? [] : [{ value: sample.leadId, label }];
  const others = leads.filter(({ id }) => id !== sample.leadId);
  return (
    <Select
      className={styles['lead'] ?? ''}
      aria-label={t('sample.lead')}
      searchable
      allowDeselect={false}
      searchValue={typed}
      onSearchChange={setTyped}
      data={[
        { value: believable, label: sample.leadId === null ? label : t('sample.believable') },
        ...own,
        ...others.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
      ]}
      filter={({ options }) => options}
      nothingFoundMessage={t(q === '' ? 'records:list.type' : 'records:list.none')}
      renderOption={({ option }) => {
        const lead = others.find(({ id }) => id === option.value);
        if (!lead) {
          return <AnyScript>{option.value === believable ? t('sample.believable') : option.label}</AnyScript>;
        }
        const { organisation } = lead;
        return (
          <span className={styles['option']}>
            <Duo name={organisation.name} chineseName={organisation.chineseName} country={organisation.country} />
            <span className="muted t12 truncate">
              {lead.number} <AnyScript>{lead.title}</AnyScript>
            </span>
          </span>
        );
      }}
      value={chosen}
      onChange={(value) => onChoose(value === null || value === believable ? undefined : value)}
    />
  );
}

function labelOf({ name, chineseName, country }: Sample): string {
  if (chineseName === null) return name;
  return country === 'CN' ? `${chineseName} ${name}` : name;
}
