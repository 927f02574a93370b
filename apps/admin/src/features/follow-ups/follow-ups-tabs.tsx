import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './follow-ups-tabs.module.css';

/** The parts of follow-ups, in the bar of each of their lists. */
export function FollowUpsTabs() {
  const { t } = useTranslation('templates');
  return (
    <nav aria-label={t('tabs.label')} className={styles['tabs']}>
      <Link to="/follow-ups/sequences" className={styles['tab']}>
        {t('tabs.sequences')}
      </Link>
      <Link to="/follow-ups/templates" className={styles['tab']}>
        {t('tabs.templates')}
      </Link>
    </nav>
  );
}
