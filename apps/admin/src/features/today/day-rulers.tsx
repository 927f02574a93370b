import { useTranslation } from 'react-i18next';
import type { Today } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { OfficeWindow, Region } from '@brug/domain/calendars';
import { hasHanzi } from '../../shared/format/hanzi.js';
import { useFormat } from '../../shared/format/use-format.js';
import { dayAt } from '../../shared/time/at-work.js';
import { useCalendars } from '../../shared/time/calendars.js';
import { useNow } from '../../shared/time/now.js';
import { nextMorningInChina, sharedWindowsOn } from './call-plan.js';
import type { PlannedCall } from './call-plan.js';
import { followUpName } from './follow-up-name.js';
import styles from './day-rulers.module.css';

const hour = 3_600_000;
/** The part of the day that is drawn, in hours of Kortrijk: from when Hangzhou is past its lunch to when Kortrijk goes home. */
const fromHour = 7.5;
const toHour = 17.75;

interface DayRulersProps {
  readonly today: Today;
  readonly calls: readonly PlannedCall[];
}

/** The day as two rulers, one per side: who is at work when, where both are, what is due at what time, and now. */
export function DayRulers({ today, calls }: DayRulersProps) {
  const { t } = useTranslation(['today', 'common']);
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  const day = dayAt(now, TIME_ZONES.BE);
  const midnight = day.toZonedDateTime(TIME_ZONES.BE).epochMilliseconds;
  const x = (at: number) =>
    Math.min(100, Math.max(0, (((at - midnight) / hour - fromHour) / (toHour - fromHour)) * 100));
  const isDrawn = (at: number) => x(at) > 0 && x(at) < 100;
  const hours = Array.from(
    { length: Math.floor(toHour) - Math.ceil(fromHour) + 1 },
    (_, index) => Math.ceil(fromHour) + index,
  );
  const windows = { BE: calendars.BE.windowsOn(day), CN: calendars.CN.windowsOn(day) };
  const shared = sharedWindowsOn(day, calendars);
  const due = [...today.overdue, ...today.dueToday].filter(({ dueAt }) => isDrawn(Date.parse(dueAt)));
  const leaving = today.goingOut.filter(({ dueAt }) => isDrawn(Date.parse(dueAt)));
  const lastLeaving = leaving.at(-1);
  const drawnCalls = calls.filter(({ slot }) => isDrawn(slot.from.epochMilliseconds));
  const chineseEnd = windows.CN.at(-1)?.to;

  return (
    <section className={styles['rulers']} aria-label={t('day.label')}>
      <div className={styles['names']} aria-hidden="true">
        <span>
          {t('common:place.kortrijk')} <span className="muted">{hoursOf('BE')}</span>
        </span>
        <span>
          {t('common:place.hangzhou')} <span className="muted">{hoursOf('CN')}</span>
        </span>
      </div>
      <svg role="img" aria-label={description()} className={styles['drawing']}>
        {hours.map((each) => {
          const at = midnight + each * hour;
          return (
            <g key={each}>
              <line x1={`${x(at)}%`} x2={`${x(at)}%`} y1={18} y2={68} className={styles['grid']} />
              <text x={`${x(at)}%`} y={11} className={styles['hour']}>
                {format.time(at, TIME_ZONES.BE).slice(0, 2)}
              </text>
              <text x={`${x(at)}%`} y={88} className={styles['hour']}>
                {format.time(at, TIME_ZONES.CN).slice(0, 2)}
              </text>
            </g>
          );
        })}
        {windows.BE.map((window) => (
          <Bar key={window.from} window={window} x={x} y={20} height={22} className={styles['work']} />
        ))}
        {windows.CN.map((window) => (
          <Bar key={window.from} window={window} x={x} y={46} height={22} className={styles['work']} />
        ))}
        {shared.map((window) => (
          <Bar key={window.from} window={window} x={x} y={17} height={54} className={styles['both']} />
        ))}
        {drawnCalls.map(({ followUp, slot }) => (
          <Call
            key={followUp.id}
            from={x(slot.from.epochMilliseconds)}
            to={x(slot.to.epochMilliseconds)}
            call={followUp}
          />
        ))}
        {due.map((task) => (
          <circle
            key={task.id}
            cx={`${x(Date.parse(task.dueAt))}%`}
            cy={31}
            r={3.5}
            className={styles['due']}
            data-late={task.overdue || undefined}
          >
            <title>{`${format.time(task.dueAt, TIME_ZONES.BE)} ${task.title}`}</title>
          </circle>
        ))}
        {chineseEnd !== undefined && (
          <text x={`${x(chineseEnd)}%`} dx={8} y={61} className={styles['hint']}>
            {afterHours(chineseEnd)}
          </text>
        )}
        {leaving.map((message) => (
          <circle key={message.id} cx={`${x(Date.parse(message.dueAt))}%`} cy={74} r={3} className={styles['mail']}>
            <title>{`${format.time(message.dueAt, TIME_ZONES.BE)} ${message.title}`}</title>
          </circle>
        ))}
        {lastLeaving && (
          <text x={`${x(Date.parse(lastLeaving.dueAt))}%`} dx={8} y={78} className={styles['hint']}>
            {t('day.leaving', { count: today.counts.goingOut })}
          </text>
        )}
        {isDrawn(now) && (
          <g className={styles['now']}>
            <line x1={`${x(now)}%`} x2={`${x(now)}%`} y1={16} y2={76} />
            <circle cx={`${x(now)}%`} cy={16} r={3} />
          </g>
        )}
      </svg>
    </section>
  );

  function hoursOf(region: Region): string {
    const first = windows[region].at(0);
    const last = windows[region].at(-1);
    if (!first || !last) return t('day.closed');
    const time = (at: number) => format.time(at, TIME_ZONES[region]);
    return `${time(first.from)}–${time(last.to)}`;
  }

  function afterHours(end: number): string {
    const { at, zone } = nextMorningInChina(end, calendars);
    return t('day.afterHours', {
      end: format.time(end, zone),
      day: format.day(format.dayIn(at, zone)),
      time: format.time(at, zone),
    });
  }

  /** The drawing in words; its rows are the lists below it. */
  function description(): string {
    const [window] = shared;
    const both = window
      ? t('day.both', { from: format.time(window.from, TIME_ZONES.BE), to: format.time(window.to, TIME_ZONES.BE) })
      : t('day.neverBoth');
    return t('day.description', {
      now: format.time(now, TIME_ZONES.BE),
      both,
      due: t('day.due', { count: today.counts.overdue + today.counts.dueToday }),
      leaving: t('day.leaving', { count: today.counts.goingOut }),
    });
  }
}

interface BarProps {
  readonly window: OfficeWindow;
  readonly x: (at: number) => number;
  readonly y: number;
  readonly height: number;
  readonly className: string | undefined;
}

function Bar({ window, x, y, height, className }: BarProps) {
  const from = x(window.from);
  const width = x(window.to) - from;
  return width <= 0 ? null : (
    <rect x={`${from}%`} width={`${width}%`} y={y} height={height} rx={3} className={className} />
  );
}

function Call({
  from,
  to,
  call,
}: {
  readonly from: number;
  readonly to: number;
  readonly call: PlannedCall['followUp'];
}) {
  const width = `${to - from}%`;
  const shortName = shortNameOf(call);
  return (
    <g data-track={call.lead?.track}>
      <rect x={`${from}%`} width={width} y={22} height={44} rx={3} className={styles['call']} />
      <svg x={`${from}%`} width={width} y={22} height={44}>
        <text x="50%" y={26} className={styles['callName']} lang={hasHanzi(shortName) ? 'zh-Hans' : undefined}>
          {shortName}
        </text>
      </svg>
    </g>
  );
}

/** A name that fits a narrow box: the family name, which is the first character of a Chinese name and the last word of any other. */
function shortNameOf(call: PlannedCall['followUp']): string {
  const { name, chineseName } = followUpName(call);
  return (chineseName === null ? name.split(' ').at(-1) : [...chineseName][0]) ?? name;
}
