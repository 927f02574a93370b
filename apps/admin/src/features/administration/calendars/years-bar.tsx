import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shared/components/icon.js';
import { calendarYearsQuery } from '../api/calendar-years.query.js';
import styles from './calendars.module.css';

/** The years one can look at; those that China has not published are marked. */
export function YearsBar({ year }: { readonly year: number }) {
  const { t } = useTranslation('administration');
  const { data: china = [] } = useQuery(calendarYearsQuery('CN'));
  return (
    <nav className={styles['years']} aria-label={t('calendars.years')}>
      {china.map((each) => (
        <Link
          key={each.year}
          to="/administration/calendars"
          search={{ year: each.year }}
          className={styles['year']}
          data-state={each.state}
          aria-current={each.year === year ? 'page' : undefined}
          title={`${t('calendars.side.CN')}: ${t(`calendars.state.${each.state}`)}`}
        >
          {each.year}
          {each.state === 'provisional' && <Icon name="question" size="xs" label={t('calendars.state.provisional')} />}
        </Link>
      ))}
    </nav>
  );
}
