import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { REGIONS, TIME_ZONES } from '@brug/domain/calendars';
import { hasHanzi } from '../../../shared/format/hanzi.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { pinStateOf } from './pin-state.js';
import { placePins, shortened } from './strip-layout.js';
import type { PlacedPin, Strip } from './strip-layout.js';
import styles from './strip.module.css';

interface StripDrawingProps {
  readonly followUps: readonly FollowUp[];
  readonly strip: Strip;
  readonly width: number;
  /** When something happened with the firm: calls, mails, meetings. */
  readonly happened: readonly string[];
}

const rowTop = { BE: 38, CN: 54 } as const;
const cellHeight = 13;
const pinTop = 28;
const labelTop = 85;
const labelStep = 15;

/** Belgium above, China below, a cell a day; what is planned hangs from its day, what is past is a dot. */
export function StripDrawing({ followUps, strip, width, happened }: StripDrawingProps) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const localised = useLocalised();
  const hatch = useId();
  const states = new Map(followUps.map((followUp) => [followUp.id, pinStateOf(followUp)]));
  const dayOf = ({ dueAt, endedAt }: FollowUp) => format.dayIn(endedAt ?? dueAt, TIME_ZONES.BE);
  const open = followUps.filter(({ id }) => states.get(id) !== 'past');
  const past = followUps.filter(({ id }) => states.get(id) === 'past');
  const pins = placePins(
    strip,
    open.map((followUp) => ({ id: followUp.id, date: dayOf(followUp), label: labelOf(followUp) })),
    width,
  );
  const pastDays = new Set([...past.map(dayOf), ...happened.map((at) => format.dayIn(at, TIME_ZONES.BE))]);
  const dots = strip.days.filter(({ date }) => pastDays.has(date));
  const height = labelTop + Math.max(0, ...pins.map(({ row }) => row ?? 0)) * labelStep + 6;
  const cell = Math.max(2, strip.step - 1);

  return (
    <svg
      className={styles['drawing']}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t('strip.summary', { count: open.length, past: past.length + happened.length })}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v5" stroke="var(--warn)" strokeWidth="1.2" opacity="0.45" />
        </pattern>
      </defs>
      {strip.months.map(({ date, x }) => (
        <g key={date}>
          <path d={`M${x - 0.5} 4v66`} stroke="var(--line)" />
          <text x={x + 1} y={10}>
            {monthName(date)}
          </text>
        </g>
      ))}
      {strip.festivals.map(({ x, text }) => (
        <text key={x} x={x + 8} y={24} lang={hasHanzi(localised(text)) ? 'zh-Hans' : undefined}>
          {localised(text)}
        </text>
      ))}
      {REGIONS.map((region) => (
        <g key={region}>
          <text x={0} y={rowTop[region] + 10.5}>
            {t(`strip.${region}`)}
          </text>
          {strip.days.map(({ date, x, looks, provisional }) => (
            <g key={date}>
              <rect
                x={x}
                y={rowTop[region]}
                width={cell}
                height={cellHeight}
                rx={1.5}
                className={styles['day']}
                data-look={looks[region] === 'holiday' ? region : looks[region]}
              />
              {provisional && region === 'CN' && (
                <rect x={x} y={rowTop.CN} width={cell} height={cellHeight} fill={`url(#${hatch})`} />
              )}
            </g>
          ))}
        </g>
      ))}
      {dots.map(({ date, x }) => (
        <circle key={date} cx={x + strip.step / 2} cy={pinTop} r={3} fill="var(--ink-3)" />
      ))}
      {pins.map((pin) => (
        <Pin key={pin.id} pin={pin} state={states.get(pin.id) ?? 'open'} title={titleOf(pin.id)} />
      ))}
      <path d={`M${strip.todayX} 4v74`} stroke="var(--danger)" strokeWidth="1.5" />
      <circle cx={strip.todayX} cy={4} r={3} fill="var(--danger)" />
    </svg>
  );

  function monthName(date: string): string {
    const [year, month] = date.split('-');
    const name = new Intl.DateTimeFormat(format.locale, { month: 'long', timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`),
    );
    return month === '01' ? `${name} ${year}` : name;
  }

  function labelOf(followUp: FollowUp): string {
    const day = Number(dayOf(followUp).slice(8));
    const words = shortened(followUp.title, 17);
    const state = states.get(followUp.id);
    if (state === 'late') return t('strip.late', { day, words });
    return state === 'provisional' ? t('strip.provisional', { day, words }) : `${day} ${words}`;
  }

  function titleOf(id: string): string {
    const followUp = followUps.find((known) => known.id === id);
    return followUp ? `${format.day(dayOf(followUp))}: ${followUp.title}` : '';
  }
}

function Pin({ pin, state, title }: { readonly pin: PlacedPin; readonly state: string; readonly title: string }) {
  const { x, row, anchor, label } = pin;
  const end = row === null ? 76 : labelTop + row * labelStep - 1;
  return (
    <g className={styles['pin']} data-state={state}>
      <title>{title}</title>
      <path d={`M${x} ${pinTop + 6}V${end}`} />
      <circle cx={x} cy={pinTop} r={4.5} />
      {row !== null && (
        <text
          x={anchor === 'start' ? x + 5 : x - 5}
          y={labelTop + row * labelStep}
          textAnchor={anchor}
          lang={hasHanzi(label) ? 'zh-Hans' : undefined}
        >
          {label}
        </text>
      )}
    </g>
  );
}
