import { useTranslation } from 'react-i18next';
import styles from './calendars.module.css';

/** What the looks of the days mean. */
export function Legend() {
  const { t } = useTranslation('administration');
  return (
    <p className={styles['legend']}>
      <span>
        <i data-look="be" />
        {t('calendars.legend.BE')}
      </span>
      <span>
        <i data-look="cn" />
        {t('calendars.legend.CN')}
      </span>
      <span>
        <i data-look="make-up" />
        <span lang="zh-Hans">班</span> {t('calendars.look.make-up')}
      </span>
      <span>
        <i data-look="provisional" />
        {t('calendars.state.provisional')}
      </span>
    </p>
  );
}
