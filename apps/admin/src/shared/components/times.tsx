import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Region } from '@brug/domain/calendars';
import { useFormat } from '../format/use-format.js';
import { atWorkUntil } from '../time/at-work.js';
import { useCalendars } from '../time/calendars.js';
import { useNow } from '../time/now.js';
import styles from './times.module.css';

/** One instant on both clocks: `09:20 | 16:20`, Kortrijk first. */
export function LocalTimes({ at }: { readonly at: string | number }) {
  const format = useFormat();
  return (
    <time dateTime={new Date(at).toISOString()} className={styles['times']}>
      {format.time(at, TIME_ZONES.BE)}
      <span className={styles['bar']}>|</span>
      <span className="muted">{format.time(at, TIME_ZONES.CN)}</span>
    </time>
  );
}

interface DateTextProps {
  /** A calendar day `YYYY-MM-DD`, or an instant, which is shown by the day it has in Kortrijk. */
  readonly on: string;
  /** `short` Tue 24 Nov, with its year when that is not this one; `year` 24 Nov 2026; `long` Tuesday 24 November; `relative` today, tomorrow, else short. */
  readonly look?: 'short' | 'year' | 'long' | 'relative';
}

export function DateText({ on, look = 'short' }: DateTextProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const today = format.dayIn(useNow(), TIME_ZONES.BE);
  const day = on.length > 10 ? format.dayIn(on, TIME_ZONES.BE) : on;
  return (
    <time dateTime={on} className={styles['times']}>
      {text()}
    </time>
  );

  function text(): string {
    if (look === 'year') return format.dayOfYear(day);
    if (look === 'long') return format.dayLong(day);
    const near = look === 'relative' ? nearness(today, day) : undefined;
    return near ? t(`date.${near}`) : format.day(day, Number(today.slice(0, 4)));
  }
}

function nearness(today: string, day: string): 'today' | 'tomorrow' | 'yesterday' | undefined {
  const days = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(day)).days;
  return ({ 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' } as const)[days];
}

/** The time on a side now, with a dot that says whether people are at work: green, amber in their last hour, hollow when not. */
export function TimeThere({ region }: { readonly region: Region }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  const until = atWorkUntil(region, now, calendars);
  const state = until === null ? 'off' : until - now < 3_600_000 ? 'ending' : 'on';
  const words = until === null ? t('clock.off') : t('clock.until', { time: format.time(until, TIME_ZONES[region]) });
  return (
    <span className={styles['there']} title={words}>
      <span className={styles['dot']} data-state={state} role="img" aria-label={words} />
      {format.time(now, TIME_ZONES[region])}
    </span>
  );
}
