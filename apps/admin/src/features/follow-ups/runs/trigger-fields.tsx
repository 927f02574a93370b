import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import { DateField } from '../../../shared/components/date-field.js';
import { Segmented } from '../../../shared/components/segmented.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useNow } from '../../../shared/time/now.js';
import type { TriggerMoment } from './use-enrolment.js';
import styles from './enrol-dialog.module.css';

interface TriggerFieldsProps {
  readonly moment: TriggerMoment;
  readonly onChange: (moment: TriggerMoment) => void;
}

/** From when the delays count: now, or when the meeting was that a sequence follows on. */
export function TriggerFields({ moment, onChange }: TriggerFieldsProps) {
  const { t } = useTranslation('runs');
  const format = useFormat();
  const today = format.dayIn(useNow(), TIME_ZONES.BE);
  return (
    <div className={styles['trigger']}>
      <div>
        <p className={styles['label']} aria-hidden="true">
          {t('enrol.counts')}
        </p>
        <Segmented
          label={t('enrol.counts')}
          segments={[
            { value: 'now', label: t('enrol.now') },
            { value: 'at', label: t('enrol.at') },
          ]}
          value={moment.isGiven ? 'at' : 'now'}
          onChange={(value) => onChange({ ...moment, isGiven: value === 'at', day: moment.day ?? today })}
        />
      </div>
      {moment.isGiven && (
        <>
          <DateField
            label={t('enrol.day')}
            clearable={false}
            value={moment.day}
            onChange={(day) => onChange({ ...moment, day })}
          />
          <TextInput
            label={t('enrol.time')}
            type="time"
            value={moment.time}
            onChange={({ currentTarget }) => onChange({ ...moment, time: currentTarget.value })}
          />
          {moment.day !== null && moment.day < today && <p className={styles['past']}>{t('enrol.past')}</p>}
        </>
      )}
    </div>
  );
}
