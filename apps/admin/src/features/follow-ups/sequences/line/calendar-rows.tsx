import { REGIONS } from '@brug/domain/calendars';
import type { DayStatus, Region } from '@brug/domain/calendars';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format.js';
import type { CalendarAxis } from '../plan/calendar-axis.js';
import { widthOf } from '../plan/place-texts.js';
import styles from './line.module.css';

interface CalendarRowsProps {
  readonly axis: CalendarAxis;
  readonly top: number;
  /** Id of the pattern on days whose Chinese calendar is not published. */
  readonly hatch: string;
}

/** From the top of the rows: where each side's row is, where the months are named, where both rows end. */
export const rowOffset: Readonly<Record<Region, number>> = { BE: 5, CN: 37 };
export const rowHeight = 26;
export const rowsHeight = 68;
export const monthOffset = 84;
const roomForFigure = 13.5;

/** Both calendars: a cell a day, holidays in the colour of their side, make-up days ringed with 班. */
export function CalendarRows({ axis, top, hatch }: CalendarRowsProps) {
  const { t } = useTranslation('sequences');
  const cell = axis.step - 1;
  const figure = axis.step < 16 ? { fontSize: 8.5 } : undefined;
  return (
    <>
      {REGIONS.map((region) => (
        <g key={region}>
          <text x={0} y={top + rowOffset[region] + 17} className={styles['side']}>
            {t(`side.${region}`)}
          </text>
          {axis.days.map(({ date, x, statuses }) => (
            <g key={date} className={styles['day']} data-look={lookOf(statuses[region])}>
              <rect x={x} y={top + rowOffset[region]} width={cell} height={rowHeight} rx={1.5} />
              {statuses[region].provisional && (
                <rect
                  x={x}
                  y={top + rowOffset[region]}
                  width={cell}
                  height={rowHeight}
                  style={{ fill: `url(#${hatch})`, stroke: 'none' }}
                />
              )}
              {axis.step >= roomForFigure && (
                <text x={x + cell / 2} y={top + rowOffset[region] + 17} textAnchor="middle" style={figure}>
                  {statuses[region].reason === 'make-up' ? '班' : Number(date.slice(8))}
                </text>
              )}
            </g>
          ))}
        </g>
      ))}
      {axis.gaps.map(({ x, weeks }) => (
        <g key={x} className={styles['gap']}>
          <path d={`M${x - 14} ${top + 34}h4m4 0h4m4 0h4m4 0h4`} />
          <text x={x} y={top + 52} textAnchor="middle">
            {t('line.weeks', { count: weeks })}
          </text>
        </g>
      ))}
      <Months axis={axis} top={top} />
    </>
  );
}

function lookOf({ reason, region }: DayStatus): string {
  if (reason === 'holiday') return region;
  return reason === 'weekend' ? 'rest' : reason;
}

/** The name of each month where it begins or first comes in sight, where there is room for it; the year with the first and with January. */
function Months({ axis, top }: Pick<CalendarRowsProps, 'axis' | 'top'>) {
  const format = useFormat();
  const begins = axis.days.filter(
    ({ date }, index) => index === 0 || axis.days[index - 1]?.date.slice(0, 7) !== date.slice(0, 7),
  );
  return begins.map(({ date, x }, index) => {
    const next = begins[index + 1];
    const withYear = index === 0 || begins[index - 1]?.date.slice(0, 4) !== date.slice(0, 4);
    const text = monthName(date, withYear);
    const hasRoom = (next?.x ?? axis.width) - x > widthOf(text, 12) + 10;
    return (
      <g key={date}>
        <path d={`M${x - 0.5} ${top + monthOffset - 10}v10`} stroke="var(--line-3)" />
        {(hasRoom || next === undefined || index === 0) && (
          <text x={x + 4} y={top + monthOffset} className={styles['strong']}>
            {hasRoom ? text : monthName(date, false, 'short')}
          </text>
        )}
      </g>
    );
  });

  function monthName(date: string, withYear: boolean, month: 'long' | 'short' = 'long'): string {
    const options: Intl.DateTimeFormatOptions = {
      month,
      timeZone: 'UTC',
      ...(withYear && { year: 'numeric' }),
    };
    return new Intl.DateTimeFormat(format.locale, options).format(new Date(`${date}T00:00:00Z`));
  }
}
