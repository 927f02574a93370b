import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp, Today } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { ButtonLink } from '../../shared/components/button.js';
import { EmptyState } from '../../shared/components/empty-state.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { Kbd } from '../../shared/components/kbd.js';
import { Page, PageTitle } from '../../shared/components/page.js';
import { SkeletonRows } from '../../shared/components/skeleton.js';
import { ClockTiles } from '../../shared/components/two-clocks.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useHotkeys } from '../../shared/hotkeys/use-hotkeys.js';
import { dayAt } from '../../shared/time/at-work.js';
import { useMe } from '../../shared/session/session.js';
import { useCalendars } from '../../shared/time/calendars.js';
import { useNow } from '../../shared/time/now.js';
import { CallDialog } from './call-dialog.js';
import { CallOffDialog } from './call-off-dialog.js';
import { plannedCalls } from './call-plan.js';
import { CallSlotLine, CallWindow } from './call-window.js';
import { DayRulers } from './day-rulers.js';
import { GoingOut } from './going-out.js';
import { TodayList } from './today-list.js';
import { leadIdOf, sectionsOf } from './today-lists.js';
import type { TodayItem } from './today-lists.js';
import { todayQuery } from './today.query.js';
import { UncertainMessage } from './uncertain-message.js';
import { useFollowUpActions } from './use-follow-up-actions.js';
import { useSelection } from './use-selection.js';
import { WechatDialog } from './wechat-dialog.js';
import styles from './today-page.module.css';

export function TodayPage() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const now = useNow();
  const { data: today, error, refetch } = useQuery(todayQuery);
  const day = dayAt(now, TIME_ZONES.BE);
  if (today) return <Day today={today} />;
  return (
    <Page title={t('title')} heading={<PageTitle>{format.dayLong(day.toString())}</PageTitle>}>
      {error ? (
        <div className={styles['notice']}>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <SkeletonRows rows={12} />
      )}
    </Page>
  );
}

function Day({ today }: { readonly today: Today }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  const calendars = useCalendars();
  const now = useNow();
  const actingRegion = regionOfTimeZone(useMe().timeZone);
  const [callOf, setCallOf] = useState<TodayItem | null>(null);
  const [exchangeOf, setExchangeOf] = useState<FollowUp | null>(null);
  const [callingOff, setCallingOff] = useState<FollowUp | null>(null);
  const [snoozing, setSnoozing] = useState(false);

  const sections = sectionsOf(today);
  const items = sections.flatMap((section) => section.items);
  const { currentId, select, move, leave } = useSelection(items.map(({ id }) => id));
  const actions = useFollowUpActions(leave);
  const current = items.find(({ id }) => id === currentId);
  const task = current?.type === 'follow-up' && isDoable(current.followUp) ? current.followUp : undefined;
  const question = today.uncertain.find(({ may }) => may.decide);
  const calls = plannedCalls(today, now, calendars);
  const [nextCall] = calls;
  const isEmpty = items.length === 0 && today.uncertain.length === 0;

  useHotkeys(t('title'), [
    { keys: 'j', label: t('keys.next'), run: () => move(1), inPalette: false },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1), inPalette: false },
    { keys: 'enter', label: t('keys.open'), run: open, enabled: leadId() !== undefined, inPalette: false },
    { keys: 'e', label: t('action.done'), run: () => task && actions.complete(task), enabled: task !== undefined },
    { keys: 's', label: t('action.snooze'), run: () => setSnoozing(true), enabled: task !== undefined },
    { keys: 'l', label: t('action.log'), run: log, enabled: leadId() !== undefined },
    ...(['went', 'send-now', 'drop'] as const).map((decision, index) => ({
      keys: String(index + 1),
      label: t(`keys.${decision}`),
      run: () => question && actions.decide(question, decision),
      enabled: question !== undefined && !snoozing,
    })),
  ]);

  return (
    <Page
      title={t('title')}
      heading={<Heading count={today.counts.uncertain + today.counts.overdue + today.counts.dueToday} />}
      fixed
    >
      <DayRulers today={today} calls={calls} />
      <div className={styles['columns']}>
        <div className={styles['list']}>
          <div className={`${styles['tiles']} only-phone`}>
            <ClockTiles />
          </div>
          {today.uncertain.map((message) => (
            <UncertainMessage
              key={message.id}
              message={message}
              hasKeys={message === question}
              onDecide={(decision) => actions.decide(message, decision)}
            />
          ))}
          {nextCall && (
            <ul className={`${styles['nextCall']} only-phone`}>
              <CallSlotLine call={nextCall} onCall={callTask} />
            </ul>
          )}
          {isEmpty && (
            <EmptyState
              icon="check"
              title={t('empty.title')}
              text={t('empty.text')}
              action={
                <ButtonLink to="/leads/investment" variant="primary">
                  {t('empty.action')}
                </ButtonLink>
              }
            />
          )}
          <TodayList
            sections={sections}
            currentId={currentId}
            onSelect={select}
            actions={actions}
            actingRegion={actingRegion}
            onCall={setCallOf}
            onWechat={setExchangeOf}
            snoozing={snoozing}
            onSnoozing={setSnoozing}
          />
        </div>
        <div className={styles['side']}>
          <CallWindow calls={calls} onCall={callTask} />
          <GoingOut messages={today.goingOut} count={today.counts.goingOut} onCallOff={setCallingOff} />
        </div>
        <Keys />
      </div>
      {callOf && <CallOf item={callOf} onClose={() => setCallOf(null)} />}
      {exchangeOf?.lead && (
        <WechatDialog exchange={{ leadId: exchangeOf.lead.id, task: exchangeOf }} onClose={() => setExchangeOf(null)} />
      )}
      {callingOff && (
        <CallOffDialog
          followUp={callingOff}
          onClose={() => setCallingOff(null)}
          onCallOff={(reason) => {
            actions.callOff(callingOff, reason);
            setCallingOff(null);
          }}
        />
      )}
    </Page>
  );

  function leadId(): string | undefined {
    return current && leadIdOf(current);
  }

  function open() {
    const id = leadId();
    if (id !== undefined) void navigate({ to: '/leads/$leadId', params: { leadId: id } });
  }

  /** What a task is done by is written down: a call, or for a WeChat task the exchange. */
  function log() {
    if (task?.taskKind === 'wechat') setExchangeOf(task);
    else if (current) setCallOf(current);
  }

  function callTask(followUp: FollowUp) {
    setCallOf({ type: 'follow-up', id: followUp.id, followUp });
  }
}

function Heading({ count }: { readonly count: number }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const day = dayAt(useNow(), TIME_ZONES.BE);
  const meta = [t('meta.week', { week: day.weekOfYear }), t('meta.things', { count })].join(' · ');
  return <PageTitle meta={meta}>{format.dayLong(day.toString())}</PageTitle>;
}

function Keys() {
  const { t } = useTranslation('today');
  const shown = [
    { keys: 'j k', label: t('keys.move') },
    { keys: 'enter', label: t('keys.open') },
    { keys: 'e', label: t('action.done') },
    { keys: 's', label: t('action.snooze') },
    { keys: 'l', label: t('action.log') },
  ];
  return (
    <footer className={styles['keys']} aria-hidden="true">
      {shown.map(({ keys, label }) => (
        <span key={keys}>
          <Kbd keys={keys} /> {label.toLowerCase()}
        </span>
      ))}
      <span className={styles['allKeys']}>
        <Kbd keys="?" /> {t('keys.all')}
      </span>
    </footer>
  );
}

function CallOf({ item, onClose }: { readonly item: TodayItem; readonly onClose: () => void }) {
  const followUp = item.type === 'follow-up' ? item.followUp : null;
  const lead = item.type === 'follow-up' ? item.followUp.lead : item.lead;
  if (!lead) return null;
  const call = {
    leadId: lead.id,
    title: followUp?.title ?? lead.title,
    contact: followUp?.contact ?? null,
    country: lead.organisation.country,
    task: followUp && isDoable(followUp) ? followUp : null,
  };
  return <CallDialog call={call} onClose={onClose} />;
}

function isDoable({ kind, may }: FollowUp): boolean {
  return kind === 'task' && may.complete;
}
