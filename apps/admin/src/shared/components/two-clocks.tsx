import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Calendars, OfficeWindow } from '@brug/domain/calendars';
import { useFormat } from '../format/use-format.js';
import { atWorkUntil, dayAt, nextSharedWindow } from '../time/at-work.js';
import { useCalendars } from '../time/calendars.js';
import { useNow } from '../time/now.js';
import styles from './two-clocks.module.css';

const hour = 3_600_000;
const width = 132;
/** The strip shows the day from midnight to six in the evening in Kortrijk: both sides' whole working day. */
const hoursShown = 18;

/** Kortrijk above, Hangzhou below; the lit part is the window in which both sides are at work. */
export function TwoClocks() {
  const { t } = useTranslation('common');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  const next = nextSharedWindow(now, calendars);
  const here = format.time(now, TIME_ZONES.BE);
  const there = format.time(now, TIME_ZONES.CN);
  const shared = next !== null && next.from <= now;
  const left = next === null ? '' : duration((shared ? next.to : next.from) - now);
  const headline = shared ? t('clock.both') : t('clock.notBoth');
  const detail = next === null ? '' : shared ? t('clock.left', { duration: left }) : whenNext(next);

  return (
    <div
      className={styles['clocks']}
      role="img"
      aria-label={t('clock.label', { here, there, state: `${headline}, ${detail}` })}
    >
      <div>
        <b>{here}</b> <span className="muted">{t('place.kortrijk')}</span>
        <br />
        <b>{there}</b> <span className="muted">{t('place.hangzhou')}</span>
      </div>
      <Strip now={now} next={next} calendars={calendars} />
      <span className={styles['state']}>
        <span className={shared ? 'is-ok medium' : 'medium muted'}>{headline}</span>
        <br />
        <span className="muted">{detail}</span>
      </span>
    </div>
  );

  function whenNext(window: OfficeWindow): string {
    const time = format.time(window.from, TIME_ZONES.BE);
    const day = format.dayIn(window.from, TIME_ZONES.BE);
    return day === format.dayIn(now, TIME_ZONES.BE)
      ? t('clock.nextToday', { time })
      : t('clock.next', { day: format.day(day).split(' ')[0], time });
  }

  function duration(milliseconds: number): string {
    const minutes = Math.max(1, Math.round(milliseconds / 60_000));
    return minutes < 60
      ? t('duration.minutes', { minutes })
      : t('duration.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
  }
}

interface StripProps {
  readonly now: number;
  readonly next: OfficeWindow | null;
  readonly calendars: Calendars;
}

function Strip({ now, next, calendars }: StripProps) {
  const today = dayAt(now, TIME_ZONES.BE);
  const midnight = today.toZonedDateTime(TIME_ZONES.BE).epochMilliseconds;
  const x = (at: number) => Math.min(width, Math.max(0, ((at - midnight) / hour / hoursShown) * width));
  const span = (windows: readonly OfficeWindow[]) =>
    windows.length === 0 ? null : { from: x(windows[0]?.from ?? 0), to: x(windows.at(-1)?.to ?? 0) };
  const here = span(calendars.BE.windowsOn(today));
  const there = span(calendars.CN.windowsOn(today));
  const both =
    next && x(next.from) < width && next.from < midnight + 24 * hour ? { from: x(next.from), to: x(next.to) } : null;
  const mark = x(now);
  return (
    <svg viewBox={`0 0 ${width} 20`} className={styles['strip']} aria-hidden="true">
      {here && <rect x={here.from} y={2} width={here.to - here.from} height={6} rx={2} className={styles['work']} />}
      {there && (
        <rect x={there.from} y={12} width={there.to - there.from} height={6} rx={2} className={styles['work']} />
      )}
      {both && <rect x={both.from} y={0} width={both.to - both.from} height={20} rx={2} className={styles['both']} />}
      {mark < width && <path d={`M${mark} 0v20`} className={styles['now']} />}
    </svg>
  );
}

/** The two clocks as tiles, for the top of a phone's screen, where the bar has no room for them. */
export function ClockTiles() {
  const { t } = useTranslation('common');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  return (
    <div className={styles['tiles']}>
      {(['BE', 'CN'] as const).map((region) => {
        const until = atWorkUntil(region, now, calendars);
        const place = t(region === 'BE' ? 'place.kortrijk' : 'place.hangzhou');
        return (
          <div key={region} className={styles['tile']}>
            <b>{format.time(now, TIME_ZONES[region])}</b>
            <span className={styles['dot']} data-on={until !== null} aria-hidden="true" />
            <br />
            {place},{' '}
            {until === null ? t('clock.off') : t('clock.until', { time: format.time(until, TIME_ZONES[region]) })}
          </div>
        );
      })}
    </div>
  );
}
