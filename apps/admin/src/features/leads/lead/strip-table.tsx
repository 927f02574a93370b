import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '@brug/contracts/activities';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { AnyScript } from '../../../shared/components/any-script.js';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { useCalendars } from '../../../shared/time/calendars.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { pinStateOf } from './pin-state.js';
import type { Strip } from './strip-layout.js';
import styles from './strip.module.css';

export type Activity = Extract<TimelineEntry, { type: 'activity' }>;

interface StripTableProps {
  readonly followUps: readonly FollowUp[];
  readonly activities: readonly Activity[];
  readonly strip: Strip;
}

/** The same as the drawing, to be read: every follow-up and every special day of either side in the period. */
export function StripTable({ followUps, activities, strip }: StripTableProps) {
  const { t } = useTranslation('leads');
  const calendars = useCalendars();
  const localised = useLocalised();
  const special = strip.days.flatMap(({ date, looks }) =>
    (['BE', 'CN'] as const).flatMap((region) => {
      if (looks[region] !== 'holiday' && looks[region] !== 'make-up') return [];
      const { names } = calendars[region].statusOf(Temporal.PlainDate.from(date));
      return [{ date, region, look: looks[region], name: names ? localised(names) : '' }];
    }),
  );
  return (
    <div className={styles['tables']}>
      <table className={styles['table']}>
        <caption className="sr-only">{t('strip.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('strip.when')}</th>
            <th scope="col">{t('strip.times')}</th>
            <th scope="col">{t('strip.what')}</th>
            <th scope="col">{t('strip.state')}</th>
          </tr>
        </thead>
        <tbody>
          {followUps.map((followUp) => (
            <tr key={followUp.id}>
              <td>
                <DateText on={followUp.endedAt ?? followUp.dueAt} />
              </td>
              <td>
                <LocalTimes at={followUp.endedAt ?? followUp.dueAt} />
              </td>
              <td>
                <AnyScript>{followUp.title}</AnyScript>
              </td>
              <td>{t(`strip.is.${pinStateOf(followUp)}`)}</td>
            </tr>
          ))}
          {activities.map((activity) => (
            <tr key={activity.id}>
              <td>
                <DateText on={activity.at} />
              </td>
              <td>
                <LocalTimes at={activity.at} />
              </td>
              <td>
                {t(`activity.kind.${activity.kind}`)} <AnyScript className="muted">{activity.subject ?? ''}</AnyScript>
              </td>
              <td>{t('strip.is.past')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles['table']}>
        <caption className="sr-only">{t('strip.specialDays')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('strip.when')}</th>
            <th scope="col">{t('strip.side')}</th>
            <th scope="col">{t('strip.specialDays')}</th>
          </tr>
        </thead>
        <tbody>
          {special.map(({ date, region, look, name }) => (
            <tr key={`${region}${date}`}>
              <td>
                <DateText on={date} />
              </td>
              <td>{t(`strip.${region}`)}</td>
              <td>{name === '' && look === 'make-up' ? t('strip.makeUp') : name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
