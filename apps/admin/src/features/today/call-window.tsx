import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import { Button } from '../../shared/components/button.js';
import { Duo } from '../../shared/components/duo.js';
import { ProvisionalMark } from '../../shared/components/provisional-mark.js';
import { Section } from '../../shared/components/section.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { nextSharedWindow } from '../../shared/time/at-work.js';
import { useCalendars } from '../../shared/time/calendars.js';
import { useNow } from '../../shared/time/now.js';
import type { PlannedCall } from './call-plan.js';
import { followUpName } from './follow-up-name.js';
import styles from './side-lists.module.css';

interface CallWindowProps {
  readonly calls: readonly PlannedCall[];
  readonly onCall: (followUp: FollowUp) => void;
}

/** The calls that are due, each at a time at which both ends are at their desks. */
export function CallWindow({ calls, onCall }: CallWindowProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  const current = nextSharedWindow(now, calendars);
  const isOpen = current !== null && current.from <= now;
  const following = current === null ? null : isOpen ? nextSharedWindow(current.to, calendars) : current;
  return (
    <Section
      title={t('calls.title')}
      aside={isOpen ? t('calls.until', { here: time(current.to, 'BE'), there: time(current.to, 'CN') }) : undefined}
    >
      {calls.length === 0 && <p className="muted t12">{t('calls.none')}</p>}
      <ul>
        {calls.map((call) => (
          <CallSlotLine key={call.followUp.id} call={call} onCall={onCall} />
        ))}
      </ul>
      {following && (
        <p className={styles['note']}>
          {t('calls.next', {
            day: format.day(format.dayIn(following.from, TIME_ZONES.BE)),
            here: `${time(following.from, 'BE')}–${time(following.to, 'BE')}`,
            there: `${time(following.from, 'CN')}–${time(following.to, 'CN')}`,
          })}{' '}
          {following.provisional && <ProvisionalMark />}
        </p>
      )}
    </Section>
  );

  function time(at: number, region: 'BE' | 'CN'): string {
    return format.time(at, TIME_ZONES[region]);
  }
}

interface CallSlotLineProps {
  readonly call: PlannedCall;
  readonly onCall: (followUp: FollowUp) => void;
}

/** One call with its time here and there. The one whose time has come is the one to press. */
export function CallSlotLine({ call: { followUp, slot }, onCall }: CallSlotLineProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const now = useNow();
  const from = slot.from.epochMilliseconds;
  const isToday = format.dayIn(from, TIME_ZONES.BE) === format.dayIn(now, TIME_ZONES.BE);
  const isNext = from - now < 15 * 60_000;
  const { lead } = followUp;
  return (
    <li className={styles['slot']} data-track={lead?.track}>
      <span className={styles['times']}>
        {!isToday && <span className={styles['day']}>{format.day(format.dayIn(from, TIME_ZONES.BE))}</span>}
        <span className="strong">{format.time(from, TIME_ZONES.BE)}</span>
        <span className="muted">{format.time(from, TIME_ZONES.CN)}</span>
        {slot.provisional && <ProvisionalMark />}
      </span>
      <span className="row">
        {lead && <TrackMark track={lead.track} />}
        <Duo {...followUpName(followUp)} className="truncate" />
      </span>
      <Button size="sm" variant={isNext && lead ? 'accent' : 'default'} onClick={() => onCall(followUp)}>
        {t('calls.call')}
      </Button>
    </li>
  );
}
