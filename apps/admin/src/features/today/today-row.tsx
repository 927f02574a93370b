import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { OrganisationRef } from '@brug/contracts/organisations';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../shared/components/any-script.js';
import { Duo } from '../../shared/components/duo.js';
import { Icon } from '../../shared/components/icon.js';
import type { IconName } from '../../shared/components/icon.js';
import { Place } from '../../shared/components/place.js';
import { ProvisionalMark } from '../../shared/components/provisional-mark.js';
import { DateText, TimeThere } from '../../shared/components/times.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AgreedChip } from '../../shared/records/agreed-chip.js';
import { sideOf } from '../../shared/records/side.js';
import { atWorkUntil } from '../../shared/time/at-work.js';
import { useCalendars } from '../../shared/time/calendars.js';
import { useNow } from '../../shared/time/now.js';
import { followUpName } from './follow-up-name.js';
import type { SilentLead, TodayItem, TodaySection } from './today-lists.js';
import styles from './today-row.module.css';

const taskIcons = { call: 'phone', wechat: 'wechat', visit: 'site', 'to-do': 'task' } as const;

interface TodayRowProps {
  readonly item: TodayItem;
  readonly section: TodaySection['key'];
  readonly isCurrent: boolean;
  readonly onSelect: () => void;
  /** What can be done with it; shown on the current row. */
  readonly actions: ReactNode;
}

/** One thing to do, in one line. Its name opens the lead; anywhere else chooses it. */
export function TodayRow({ item, section, isCurrent, onSelect, actions }: TodayRowProps) {
  const isFollowUp = item.type === 'follow-up';
  const lead = isFollowUp ? item.followUp.lead : item.lead;
  return (
    // The row is chosen by keys and by its link too; the pointer only has a larger target.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles['row']}
      data-item={item.id}
      data-current={isCurrent || undefined}
      onClick={onSelect}
      onFocus={onSelect}
    >
      <span className={styles['kind']}>
        <KindIcon icon={isFollowUp ? iconOf(item.followUp) : 'alert'} item={item} />
      </span>
      <span className={styles['mark']}>{lead && <TrackMark track={lead.track} />}</span>
      <span className={styles['who']}>
        <Who item={item} />
      </span>
      <span className={styles['what']}>
        {isFollowUp ? <AnyScript>{item.followUp.title}</AnyScript> : <Silence lead={item.lead} />}
        {isFollowUp && item.followUp.agreed && (
          <>
            {' '}
            <AgreedChip />
          </>
        )}
      </span>
      <span className={styles['there']}>{lead && <There organisation={lead.organisation} />}</span>
      <span className={styles['due']}>
        {isFollowUp && item.followUp.dueReason.provisional && <ProvisionalMark />}{' '}
        {isFollowUp ? <Due followUp={item.followUp} section={section} /> : <NoStep />}
      </span>
      {isCurrent && <span className={styles['actions']}>{actions}</span>}
    </li>
  );
}

function iconOf({ kind, taskKind }: FollowUp): IconName {
  return kind === 'message' ? 'mail' : taskIcons[taskKind ?? 'to-do'];
}

function KindIcon({ icon, item }: { readonly icon: IconName; readonly item: TodayItem }) {
  const { t } = useTranslation('today');
  const label =
    item.type === 'silent-lead'
      ? t('kind.silent')
      : t(item.followUp.kind === 'message' ? 'kind.message' : `kind.${item.followUp.taskKind ?? 'to-do'}`);
  return <Icon name={icon} label={label} />;
}

function Who({ item }: { readonly item: TodayItem }) {
  const lead = item.type === 'follow-up' ? item.followUp.lead : item.lead;
  if (!lead) return item.type === 'follow-up' ? <Duo {...followUpName(item.followUp)} /> : null;
  const { name, chineseName, country } = lead.organisation;
  return (
    <Link to="/leads/$leadId" params={{ leadId: lead.id }} title={`${lead.number} ${lead.title}`}>
      <Duo name={name} chineseName={chineseName} country={country} />
    </Link>
  );
}

function There({ organisation }: { readonly organisation: OrganisationRef }) {
  return (
    <>
      <TimeThere region={sideOf(organisation.country)} />
      <span className="only-wide truncate">
        <Place names={organisation.placeNames} knownFor={organisation.knownFor} />
      </span>
    </>
  );
}

function Silence({ lead }: { readonly lead: SilentLead }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const now = useNow();
  return (
    <>
      {lead.lastActivityAt === null
        ? t('silent.never')
        : t('silent.since', { ago: format.ago(lead.lastActivityAt, now) })}{' '}
      <AnyScript className="muted">{lead.title}</AnyScript>
    </>
  );
}

function NoStep() {
  const { t } = useTranslation('common');
  return <span className="is-warn">{t('due.noNextStep')}</span>;
}

function Due({ followUp, section }: { readonly followUp: FollowUp; readonly section: TodaySection['key'] }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  if (section === 'upcoming') return <DateText on={followUp.dueAt} look="relative" />;
  if (followUp.workingDaysLate > 0) {
    return (
      <span className="is-danger" title={t('due.late', { count: followUp.workingDaysLate })}>
        {t('due.lateShort', { count: followUp.workingDaysLate })}
      </span>
    );
  }
  const time = format.time(followUp.dueAt, TIME_ZONES.BE);
  // What is due when the office closes is due some time today.
  const isAnyTime = Date.parse(followUp.dueAt) >= (atWorkUntil('BE', now, calendars) ?? Number.POSITIVE_INFINITY);
  return (
    <span className={followUp.overdue ? 'is-danger' : 'is-warn'}>
      {isAnyTime ? t('due.today') : t('due.before', { time })}
    </span>
  );
}
