import { useTranslation } from 'react-i18next';
import { STOP_CONDITIONS } from '@brug/domain/sequences';
import type { StopCondition } from '@brug/domain/sequences';
import { Icon } from '../../../../shared/components/icon.js';
import type { IconName } from '../../../../shared/components/icon.js';
import styles from './step.module.css';

const icons: Readonly<Record<StopCondition, IconName>> = {
  reply: 'reply',
  'meeting-booked': 'calendar',
  'stage-left': 'right',
  'lead-closed': 'flag',
  'project-closed': 'project',
  'opt-out': 'close',
  'stopped-by-hand': 'close',
};

/** What ends a run before its last step. */
export function StopsList({ stops }: { readonly stops: readonly StopCondition[] }) {
  const { t } = useTranslation('sequences');
  return (
    <section className={styles['stops']} aria-label={t('stops.title')}>
      <h2>{t('stops.title')}</h2>
      <ul>
        {STOP_CONDITIONS.filter((stop) => stops.includes(stop)).map((stop) => (
          <li key={stop}>
            <Icon name={icons[stop]} size="xs" />
            {t(`stops.${stop}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
