import { useTranslation } from 'react-i18next';
import { CalendarLegend } from '../../../shared/components/calendar-legend.js';

/** What the looks of the days mean. */
export function Legend() {
  const { t } = useTranslation('administration');
  return (
    <CalendarLegend
      entries={[
        { look: 'be', label: t('calendars.legend.BE') },
        { look: 'cn', label: t('calendars.legend.CN') },
        { look: 'make-up', label: t('calendars.look.make-up') },
        { look: 'provisional', label: t('calendars.state.provisional') },
      ]}
    />
  );
}
