import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import { dayAt } from '../../../shared/time/at-work.js';
import { useNow } from '../../../shared/time/now.js';
import { AdministrationPage } from '../administration-page.js';
import { Legend } from './legend.js';
import { OfficeHoursPanel } from './office-hours-panel.js';
import { YearPanel } from './year-panel.js';
import { YearsBar } from './years-bar.js';
import styles from './calendars.module.css';

/** The calendars of both sides, year by year, and the hours of their offices. */
export function CalendarsPage() {
  const { t } = useTranslation('administration');
  const now = useNow();
  const { year = dayAt(now, TIME_ZONES.BE).year } = useSearch({ from: '/shell/administration/calendars' });
  return (
    <AdministrationPage section="calendars">
      <div className={styles['bar']}>
        <YearsBar year={year} />
        <Legend />
      </div>
      <div className={styles['sides']}>
        <YearPanel region="BE" year={year} />
        <YearPanel region="CN" year={year} />
      </div>
      <section className={styles['office']} aria-label={t('hours.title')}>
        <header className={styles['officeHead']}>
          <h2>{t('hours.title')}</h2>
          <p className="muted t12">{t('hours.hint')}</p>
        </header>
        <div className={styles['sides']}>
          <OfficeHoursPanel region="BE" />
          <OfficeHoursPanel region="CN" />
        </div>
      </section>
    </AdministrationPage>
  );
}
