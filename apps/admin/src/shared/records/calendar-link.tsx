import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.js';
import styles from './calendar-link.module.css';

/** Hands a task out as a calendar file. */
export function CalendarLink({ id, title }: { readonly id: string; readonly title: string }) {
  const { t } = useTranslation('tasks');
  const label = t('calendar.downloadOf', { title });
  return (
    <a href={`/api/v1/follow-ups/${id}/calendar`} download className={styles['link']} title={label} aria-label={label}>
      <Icon name="calendar" size="sm" />
    </a>
  );
}
