import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '@brug/contracts/activities';
import type { StageView } from '@brug/contracts/leads';
import { AnyScript } from '../../../shared/components/any-script.js';
import type { IconName } from '../../../shared/components/icon.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { useEndReason } from '../../../shared/records/use-end-reason.js';
import { iconOfFollowUp } from '../board/next-step.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import { TimelineFrame } from './timeline-frame.js';
import styles from './timeline.module.css';

type Entry<T extends TimelineEntry['type']> = Extract<TimelineEntry, { type: T }>;

interface TimelineItemProps {
  readonly entry: TimelineEntry;
  readonly stages: readonly StageView[];
}

export function TimelineItem({ entry, stages }: TimelineItemProps) {
  switch (entry.type) {
    case 'activity':
      return <ActivityItem entry={entry} />;
    case 'stage-change':
      return <StageChangeItem entry={entry} stages={stages} />;
    case 'follow-up':
      return <FollowUpItem entry={entry} />;
    case 'change':
      return <ChangeItem entry={entry} />;
  }
}

const activityIcons: Readonly<Record<Entry<'activity'>['kind'], IconName>> = {
  note: 'note',
  call: 'phone',
  meeting: 'team',
  wechat: 'wechat',
  'site-visit': 'site',
  'mail-in': 'reply',
  'mail-out': 'mail',
};

function ActivityItem({ entry }: { readonly entry: Entry<'activity'> }) {
  const { t } = useTranslation(['leads', 'common']);
  const { kind, outcome, minutes, author, contact, subject, body } = entry;
  const title = outcome
    ? t('activity.call', { outcome: t(`activity.outcome.${outcome}`) })
    : t(`activity.kind.${kind}`);
  const who = [author?.name, contact && (contact.chineseName ?? contact.name)].filter(Boolean).join(' – ');
  return (
    <TimelineFrame at={entry.at} icon={activityIcons[kind]}>
      <p>
        <b>{title}</b> {who !== '' && <AnyScript className="muted">{who}</AnyScript>}
        {minutes !== null && minutes > 0 && (
          <span className="muted"> · {t('common:duration.minutes', { minutes })}</span>
        )}
      </p>
      {subject && (
        <p className="medium">
          <AnyScript>{subject}</AnyScript>
        </p>
      )}
      {body !== '' && (
        <p className={styles['body']}>
          <AnyScript>{body}</AnyScript>
        </p>
      )}
    </TimelineFrame>
  );
}

function StageChangeItem({
  entry,
  stages,
}: {
  readonly entry: Entry<'stage-change'>;
  readonly stages: readonly StageView[];
}) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const texts = useFieldTexts();
  const nameOf = (id: string | null) => {
    const stage = stages.find((known) => known.id === id);
    return stage ? localised(stage.names) : '…';
  };
  const created = entry.direction === 'created' || entry.fromStageId === null;
  const about = [
    entry.author && t('timeline.by', { name: entry.author.name }),
    entry.daysInStageLeft !== null && t('timeline.after', { count: entry.daysInStageLeft }),
    entry.lostReason && texts.choice('lostReason', entry.lostReason),
    entry.winningLocation,
  ].filter(Boolean);
  return (
    <TimelineFrame at={entry.at} icon={created ? 'plus' : 'right'}>
      <p>
        <b>
          {created
            ? t('timeline.created', { stage: nameOf(entry.toStageId) })
            : `${nameOf(entry.fromStageId)} → ${nameOf(entry.toStageId)}`}
        </b>{' '}
        <span className="muted">{about.join(' · ')}</span>
      </p>
      {entry.reason && (
        <p className={styles['body']}>
          <AnyScript>{entry.reason}</AnyScript>
        </p>
      )}
    </TimelineFrame>
  );
}

function FollowUpItem({ entry }: { readonly entry: Entry<'follow-up'> }) {
  const { t } = useTranslation('leads');
  const endReason = useEndReason();
  return (
    <TimelineFrame at={entry.at} icon={iconOfFollowUp(entry)} tone="quiet">
      <p>
        <b>{t(`followUp.state.${entry.state}`)}</b> <AnyScript>{entry.title}</AnyScript>{' '}
        <span className="muted">
          {[entry.author && t('timeline.by', { name: entry.author.name }), entry.reason && endReason(entry.reason)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
    </TimelineFrame>
  );
}

function ChangeItem({ entry }: { readonly entry: Entry<'change'> }) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const fields = entry.fields
    .map((key) => (key === 'counterparts' ? t('counterpart.title') : texts.label(key)))
    .join(', ');
  return (
    <TimelineFrame at={entry.at} icon="edit" tone="quiet">
      <p>
        <b>{t('timeline.changed')}</b> <span className="muted">{fields}</span>{' '}
        {entry.author && <span className="muted">{t('timeline.by', { name: entry.author.name })}</span>}
      </p>
    </TimelineFrame>
  );
}
