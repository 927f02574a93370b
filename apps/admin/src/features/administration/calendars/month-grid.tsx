import { useTranslation } from 'react-i18next';
import type { Region } from '@brug/domain/calendars';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import type { DayCell, MonthLayout } from './year-layout.js';
import styles from './calendars.module.css';

interface MonthGridProps {
  readonly region: Region;
  readonly month: MonthLayout;
  /** The one day of the year that the tab key stops at. */
  readonly current: string;
  /** Days that differ from what is saved. */
  readonly changed: ReadonlySet<string>;
  /** Undefined for those who may only look. */
  readonly onOpen: ((date: string) => void) | undefined;
}

/** A month in small: every day a button, with what it is in words. */
export function MonthGrid({ region, month, current, changed, onOpen }: MonthGridProps) {
  const { i18n } = useTranslation();
  const title = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  const name = title.format(Date.parse(`${month.key}-01T00:00:00Z`));
  return (
    <table className={styles['month']}>
      <caption>{name}</caption>
      <thead aria-hidden="true">
        <tr>
          {/* 5 January 1970 was a Monday. */}
          {[5, 6, 7, 8, 9, 10, 11].map((day) => (
            <th key={day} scope="col">
              {weekday.format(Date.UTC(1970, 0, day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, index) => (
          <tr key={week.find((cell) => cell !== null)?.date ?? index}>
            {week.map((cell, place) => (
              <td key={cell?.date ?? `empty-${place}`}>
                {cell && (
                  <Day
                    region={region}
                    cell={cell}
                    isCurrent={cell.date === current}
                    isChanged={changed.has(cell.date)}
                    onOpen={onOpen}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly region: Region;
  readonly cell: DayCell;
  readonly isCurrent: boolean;
  readonly isChanged: boolean;
  readonly onOpen: ((date: string) => void) | undefined;
}

function Day({ region, cell: { date, day, look, entered, belongs }, isCurrent, isChanged, onOpen }: DayProps) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const localised = useLocalised();
  const words = [
    format.dayLong(date),
    belongs ? t(`calendars.look.${look}`) : t('calendars.nextYear'),
    ...(entered && look !== 'work' ? [localised(entered.names)] : []),
    ...(isChanged ? [t('calendars.unsaved')] : []),
  ].join(', ');
  return (
    <button
      type="button"
      className={styles['day']}
      data-date={date}
      data-look={belongs ? look : 'next-year'}
      data-region={region}
      data-changed={isChanged || undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={words}
      title={entered && look !== 'work' ? localised(entered.names) : undefined}
      aria-disabled={!belongs || onOpen === undefined || undefined}
      onClick={() => {
        if (belongs) onOpen?.(date);
      }}
    >
      {day}
      {look === 'make-up' && <span lang="zh-Hans" className={styles['ban']} />}
    </button>
  );
}
