import { useTranslation } from 'react-i18next';
import type { TouchedFollowUps as Touched } from '@brug/contracts/calendars';
import { Icon } from '../../../shared/components/icon.js';
import styles from './calendars.module.css';

/** How many of the follow-ups that are planned a change of the calendars or office hours would move. */
export function TouchedFollowUps({ moved, marked, complete }: Touched) {
  const { t } = useTranslation('administration');
  return (
    <div className={styles['moves']} role="status">
      <Icon name="clock" size="sm" />
      <p>
        <b>{t('calendars.preview.moved', { count: moved })}</b>
        {marked > 0 && <> {t('calendars.preview.marked', { count: marked })}</>}
        {!complete && <> {t('calendars.preview.atLeast')}</>}
      </p>
    </div>
  );
}
