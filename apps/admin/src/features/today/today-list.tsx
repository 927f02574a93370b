import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { Reply } from '@brug/contracts/replies';
import type { Region } from '@brug/domain/calendars';
import { Button } from '../../shared/components/button.js';
import { CalendarLink } from '../../shared/records/calendar-link.js';
import { TextToCopy } from '../../shared/records/text-to-copy.js';
import { ReplyActions } from './reply-row.js';
import { SnoozeMenu } from './snooze-menu.js';
import type { TodayItem, TodaySection } from './today-lists.js';
import { TodayRow } from './today-row.js';
import type { FollowUpActions } from './use-follow-up-actions.js';
import styles from './today-list.module.css';

interface TodayListProps {
  readonly sections: readonly TodaySection[];
  readonly currentId: string | null;
  readonly onSelect: (id: string) => void;
  readonly actions: FollowUpActions;
  /** Where I work: what stands here is mine. */
  readonly actingRegion: Region;
  readonly onCall: (item: TodayItem) => void;
  readonly onWechat: (task: FollowUp) => void;
  readonly onHandle: (reply: Reply) => void;
  readonly snoozing: boolean;
  readonly onSnoozing: (snoozing: boolean) => void;
}

/** The day in the order of need: late, due, gone silent, to come. */
export function TodayList(props: TodayListProps) {
  const { sections, currentId, onSelect } = props;
  const { t } = useTranslation(['today', 'replies']);
  return (
    <>
      {sections.map(({ key, count, items }) => (
        <section key={key} aria-labelledby={`today-${key}`}>
          <div className={styles['head']}>
            <h2 id={`today-${key}`}>{key === 'replies' ? t('replies:today.section') : t(`section.${key}`)}</h2>
            <span className="num">{count}</span>
            {key === 'withoutNextStep' && <span className="only-wide">{t('silent.hint')}</span>}
          </div>
          <ul>
            {items.map((item) => (
              <Fragment key={item.id}>
                <TodayRow
                  item={item}
                  section={key}
                  isCurrent={item.id === currentId}
                  onSelect={() => onSelect(item.id)}
                  actions={<Actions {...props} item={item} />}
                />
                {key !== 'upcoming' && <Copyable {...props} item={item} />}
              </Fragment>
            ))}
          </ul>
          {count > items.length && (
            <p className={styles['rest']}>{t('section.rest', { shown: items.length, count })}</p>
          )}
        </section>
      ))}
    </>
  );
}

function Actions({
  item,
  actions,
  actingRegion,
  onCall,
  onHandle,
  snoozing,
  onSnoozing,
}: TodayListProps & { readonly item: TodayItem }) {
  const { t } = useTranslation('today');
  const call = (
    <Button
      size="sm"
      icon="phone"
      hotkey="l"
      variant={item.type === 'follow-up' && item.followUp.taskKind === 'call' ? 'primary' : 'default'}
      onClick={() => onCall(item)}
    >
      {t('action.call')}
    </Button>
  );
  if (item.type === 'reply') return <ReplyActions reply={item.reply} onHandle={onHandle} />;
  if (item.type === 'silent-lead') return call;
  const { followUp } = item;
  return (
    <>
      {followUp.lead && followUp.taskKind !== 'wechat' && call}
      {followUp.kind === 'task' && <CalendarLink id={followUp.id} title={followUp.title} />}
      {followUp.kind === 'task' && followUp.may.complete && (
        <>
          <Button size="sm" icon="check" hotkey="e" onClick={() => actions.complete(followUp)}>
            {t('action.done')}
          </Button>
          <SnoozeMenu
            followUp={followUp}
            actingRegion={actingRegion}
            opened={snoozing}
            onOpened={onSnoozing}
            onSnooze={(workingDays) => actions.snooze(followUp, workingDays)}
          />
        </>
      )}
      {followUp.state === 'dead' && followUp.may.decide && (
        <>
          <Button size="sm" icon="mail" onClick={() => actions.decide(followUp, 'send-now')}>
            {t('uncertain.sendAgain')}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => actions.decide(followUp, 'drop')}>
            {t('uncertain.drop')}
          </Button>
        </>
      )}
    </>
  );
}

/** The text of a WeChat task stands below its line, ready to be copied. */
function Copyable({ item, currentId, onWechat }: TodayListProps & { readonly item: TodayItem }) {
  if (item.type !== 'follow-up') return null;
  const { followUp } = item;
  if (followUp.taskKind !== 'wechat' || !followUp.body) return null;
  const mayLog = followUp.lead !== null && followUp.may.complete;
  return (
    <li className={styles['copyable']}>
      <TextToCopy
        title={followUp.title}
        text={followUp.body}
        hotkey={item.id === currentId ? 'c' : undefined}
        onLog={mayLog ? () => onWechat(followUp) : undefined}
      />
    </li>
  );
}
