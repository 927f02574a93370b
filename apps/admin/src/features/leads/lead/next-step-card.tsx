import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { Lead } from '@brug/contracts/leads';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Button, IconButton } from '../../../shared/components/button.js';
import { ProvisionalMark } from '../../../shared/components/provisional-mark.js';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { AgreedChip } from '../../../shared/records/agreed-chip.js';
import { CalendarLink } from '../../../shared/records/calendar-link.js';
import { TextToCopy } from '../../../shared/records/text-to-copy.js';
import { useCalendars } from '../../../shared/time/calendars.js';
import { useNow } from '../../../shared/time/now.js';
import { nextCallSlots } from './call-times.js';
import { SnoozeMenu } from './snooze-menu.js';
import type { FollowUpActions } from './use-follow-up-actions.js';
import styles from './aside.module.css';

interface NextStepCardProps {
  readonly lead: Lead;
  /** The follow-up behind the lead's next step, once it is known. */
  readonly followUp: FollowUp | undefined;
  readonly actions: FollowUpActions;
  readonly onCall: (followUp: FollowUp) => void;
  /** Writes down the exchange that does a WeChat task. */
  readonly onWechat: (followUp: FollowUp) => void;
  readonly onPlan: () => void;
}

/** What is to happen next, in red when it is late; in amber that nothing is. */
export function NextStepCard({ lead, followUp, actions, onCall, onWechat, onPlan }: NextStepCardProps) {
  const { t } = useTranslation(['leads', 'common']);
  const [snoozing, setSnoozing] = useState(false);
  const next = lead.nextFollowUp;
  const mine = followUp?.may.complete === true && followUp.kind === 'task';

  const done = () => {
    if (followUp) actions.act(followUp, { do: 'complete' });
  };

  useHotkeys(t('leads:next.title'), [
    {
      keys: 'e',
      label: t('leads:followUp.done'),
      run: done,
      enabled: mine,
    },
    { keys: 's', label: t('leads:followUp.snooze'), run: () => setSnoozing(true), enabled: mine },
  ]);

  if (next === null) {
    if (lead.stage.category === 'signed' || lead.stage.category === 'lost') return null;
    return (
      <section className={styles['next']} data-state="none">
        <h2 className="is-warn">{t('leads:next.none')}</h2>
        <p className="muted t12">{t('leads:next.noneHint')}</p>
        {lead.may.update && (
          <div className={styles['buttons']}>
            <Button icon="plus" onClick={onPlan}>
              {t('leads:next.plan')}
            </Button>
          </div>
        )}
      </section>
    );
  }
  const heading = next.overdue
    ? next.workingDaysLate > 0
      ? t('leads:next.late', { count: next.workingDaysLate })
      : t('leads:next.lateToday')
    : t('leads:next.title');
  return (
    <section className={styles['next']} data-state={next.overdue ? 'late' : 'planned'} data-track={lead.track}>
      <h2 className={next.overdue ? 'is-danger t12' : 'muted t12'}>{heading}</h2>
      <p className="medium">
        <AnyScript>{next.title}</AnyScript> {followUp?.agreed && <AgreedChip />}
      </p>
      <p className="muted t12">
        {!next.overdue && (
          <>
            <DateText on={next.dueAt} look="relative" /> <LocalTimes at={next.dueAt} />{' '}
            {followUp?.dueReason.provisional && <ProvisionalMark />}
          </>
        )}
        {next.overdue && next.taskKind === 'call' && <Slot />}
        {next.overdue && next.taskKind !== 'call' && (
          <>
            {t('leads:next.wasDue')} <DateText on={next.dueAt} />
          </>
        )}
      </p>
      {followUp?.taskKind === 'wechat' && followUp.body !== null && (
        <div className={styles['toCopy']}>
          <TextToCopy
            title={followUp.title}
            text={followUp.body}
            hotkey="c"
            onLog={mine ? () => onWechat(followUp) : undefined}
          />
        </div>
      )}
      {followUp && mine && (
        <div className={styles['buttons']}>
          {next.taskKind === 'call' && (
            <Button variant="accent" icon="phone" hotkey="l" onClick={() => onCall(followUp)}>
              {t('leads:next.callAndLog')}
            </Button>
          )}
          {next.taskKind !== 'call' && (
            <Button variant="accent" icon="check" hotkey="e" busy={actions.busy} onClick={done}>
              {t('leads:followUp.done')}
            </Button>
          )}
          <SnoozeMenu
            opened={snoozing}
            onChange={setSnoozing}
            busy={actions.busy}
            onPick={(workingDays) => actions.act(followUp, { do: 'snooze', workingDays })}
          />
          <CalendarLink id={followUp.id} title={followUp.title} />
          {next.taskKind === 'call' && (
            <IconButton
              icon="check"
              label={t('leads:followUp.doneOf', { title: next.title })}
              busy={actions.busy}
              className={styles['square']}
              onClick={done}
            />
          )}
        </div>
      )}
    </section>
  );
}

/** The next time at which a call reaches both sides at work. */
function Slot() {
  const { t } = useTranslation(['leads', 'common']);
  const [slot] = nextCallSlots(useNow(), useCalendars());
  if (slot === undefined) return null;
  return (
    <>
      {t('next.slot')} <DateText on={slot.local.BE.from.slice(0, 10)} look="relative" />{' '}
      <LocalTimes at={slot.from.epochMilliseconds} />, {t('common:clock.both')}{' '}
      {slot.provisional && <ProvisionalMark />}
    </>
  );
}
