import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { useFormat } from '../format/use-format.js';
import { atWorkUntil, dayAt } from '../time/at-work.js';
import { useCalendars } from '../time/calendars.js';
import { useNow } from '../time/now.js';
import styles from './local-time.module.css';

interface LocalTimeProps {
  readonly timeZone: string;
  /** The city people know the clock by. */
  readonly place: string;
}

/** The clock of the other end, as the one figure of a page: the time there, whether people are at work, how far ahead of us. */
export function LocalTime({ timeZone, place }: LocalTimeProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  const region = regionOfTimeZone(timeZone);
  const until = Object.values(TIME_ZONES).includes(timeZone) ? atWorkUntil(region, now, calendars) : undefined;
  const ahead = hoursAhead(now, timeZone);
  return (
    <div className={styles['clock']}>
      <div className={styles['time']}>{format.time(now, timeZone)}</div>
      <div className={`t12 ${until == null ? 'muted' : 'is-ok'}`}>{state()}</div>
      {ahead !== 0 && (
        <div className="muted t12">
          {t(ahead > 0 ? 'clock.ahead' : 'clock.behind', { hours: format.number(Math.abs(ahead)) })}
        </div>
      )}
    </div>
  );

  function state(): string {
    if (until === undefined) return place;
    return until === null
      ? t('clock.off', { place })
      : t('clock.atWork', { place, time: format.time(until, timeZone) });
  }
}

/** How many hours a zone is ahead of Kortrijk at the moment. */
function hoursAhead(now: number, timeZone: string): number {
  const here = dayAt(now, TIME_ZONES.BE).toZonedDateTime(TIME_ZONES.BE).toInstant();
  const offset = (zone: string) => here.toZonedDateTimeISO(zone).offsetNanoseconds / 3_600_000_000_000;
  return offset(timeZone) - offset(TIME_ZONES.BE);
}
