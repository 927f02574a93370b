import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REGIONS, TIME_ZONES } from '@brug/domain/calendars';
import type { DayStatus } from '@brug/domain/calendars';
import { IconButton } from '../../../shared/components/button.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { dayAt } from '../../../shared/time/at-work.js';
import { useCalendars } from '../../../shared/time/calendars.js';
import { useNow } from '../../../shared/time/now.js';
import styles from './visit-days.module.css';

interface VisitDaysProps {
  readonly value: string | null;
  readonly onChange: (day: string) => void;
}

/** The week around a day that both sides have to keep free, with what each calendar says of the day. */
export function VisitDays({ value, onChange }: VisitDaysProps) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const calendars = useCalendars();
  const today = dayAt(useNow(), TIME_ZONES.BE);
  const [shift, setShift] = useState(0);
  const around = value === null ? today.add({ weeks: 2 }) : Temporal.PlainDate.from(value);
  const monday = around.subtract({ days: around.dayOfWeek - 1 }).add({ weeks: shift });
  const days = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }));
  const weekday = new Intl.DateTimeFormat(format.locale, { weekday: 'narrow', timeZone: 'UTC' });
  const pick = (day: Temporal.PlainDate) => {
    setShift(0);
    onChange(day.toString());
  };
  return (
    <div>
      <div className={styles['week']} role="group" aria-label={t('gate.week')}>
        <IconButton size="sm" icon="back" label={t('gate.weekBefore')} onClick={() => setShift((weeks) => weeks - 1)} />
        {days.map((day) => {
          const worked = REGIONS.every((region) => calendars[region].statusOf(day).working);
          return (
            <button
              key={day.toString()}
              type="button"
              className={styles['day']}
              data-rest={!worked || undefined}
              aria-pressed={day.toString() === value}
              aria-label={format.dayLong(day.toString())}
              disabled={Temporal.PlainDate.compare(day, today) < 0}
              onClick={() => pick(day)}
            >
              <small aria-hidden="true">{weekday.format(new Date(`${day.toString()}T00:00:00Z`))}</small>
              {day.day}
            </button>
          );
        })}
        <IconButton size="sm" icon="right" label={t('gate.weekAfter')} onClick={() => setShift((weeks) => weeks + 1)} />
      </div>
      {value !== null && <DayNote day={value} />}
    </div>
  );
}

function DayNote({ day }: { readonly day: string }) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const calendars = useCalendars();
  const statuses = REGIONS.map((region) => calendars[region].statusOf(Temporal.PlainDate.from(day)));
  const off = statuses.filter(({ working }) => !working);
  const provisional = statuses.find((status) => status.unpublishedYear !== undefined);
  const why = (status: DayStatus) => (status.names ? localised(status.names) : t('gate.weekend'));
  return (
    <p className={off.length > 0 || provisional ? 'is-warn t12' : 'is-ok t12'} role="status">
      {off.length === 0 && t('gate.bothAtWork')}
      {off.map((status) => t('gate.notAtWork', { side: t(`strip.${status.region}`), why: why(status) })).join(' · ')}
      {provisional?.unpublishedYear !== undefined && (
        <> · {t('gate.provisionalDay', { year: provisional.unpublishedYear })}</>
      )}
    </p>
  );
}
