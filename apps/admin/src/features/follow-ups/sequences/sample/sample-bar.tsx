import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { SequenceTriggerType } from '@brug/domain/sequences';
import type { Track } from '@brug/domain/tracks';
import { DateField } from '../../../../shared/components/date-field.js';
import { Segmented } from '../../../../shared/components/segmented.js';
import { LeadField } from '../../../../shared/records/lead-field.js';
import type { LeadRef } from '../../../../shared/records/lead-field.js';
import type { Sample } from '../plan/sample.js';
import type { SequenceSearch } from '../sequences-search.js';
import styles from './sample.module.css';

interface SampleBarProps {
  readonly sample: Sample;
  /** The lead it is; null for a believable firm. */
  readonly lead: LeadRef | null;
  readonly triggerAt: Temporal.Instant;
  readonly trigger: SequenceTriggerType;
  /** Of the sequence: only leads of it can be chosen. */
  readonly track: Track | null;
  readonly search: SequenceSearch;
  readonly onChange: (changes: { readonly lead?: string | undefined; readonly on?: string | undefined }) => void;
}

/** Whose dates are drawn, and from which day on. */
export function SampleBar({ sample, lead, triggerAt, trigger, track, search, onChange }: SampleBarProps) {
  const { t } = useTranslation('sequences');
  const isToday = search.on === 'today' || (search.on === undefined && sample.fellAt === null);
  // Of a lead for which the trigger has not come true there is only today, and the day one chooses.
  const isKnown = sample.fellAt !== null || !isToday;
  const zone = TIME_ZONES[sample.regions.principal];
  const day = triggerAt.toZonedDateTimeISO(zone).toPlainDate().toString();
  const fellOn = sample.fellAt?.toZonedDateTimeISO(zone).toPlainDate().toString();
  return (
    <div className={styles['bar']} role="group" aria-label={t('sample.title')}>
      <span className="muted t12 nowrap">{t('sample.title')}</span>
      <LeadField
        className={styles['lead'] ?? ''}
        aria-label={t('sample.lead')}
        placeholder={labelOf(sample)}
        clearButtonProps={{ 'aria-label': t('sample.believable') }}
        track={track ?? undefined}
        value={lead}
        onChange={(chosen) => onChange({ lead: chosen?.id })}
      />
      <DateField
        className={styles['day'] ?? ''}
        label={t('sample.day')}
        labelProps={{ className: 'sr-only' }}
        clearable={search.on !== undefined && sample.fellAt !== null}
        value={day}
        onChange={(chosen) => onChange({ on: chosen === null || chosen === fellOn ? undefined : chosen })}
      />
      <Segmented
        label={t('sample.when')}
        segments={[
          ...(isKnown ? [{ value: 'fell' as const, label: t(fellWords()) }] : []),
          { value: 'today' as const, label: t(trigger === 'meeting-held' ? 'sample.metToday' : 'sample.today') },
        ]}
        value={isToday ? 'today' : 'fell'}
        onChange={(value) => onChange({ on: value === 'today' ? 'today' : undefined })}
      />
    </div>
  );

  function fellWords() {
    if (search.on !== undefined && search.on !== 'today') return 'sample.onDay';
    return sample.leadId === null ? 'sample.fellFestival' : 'sample.fell';
  }
}

function labelOf({ name, chineseName, country }: Sample): string {
  if (chineseName === null) return name;
  return country === 'CN' ? `${chineseName} ${name}` : name;
}
