import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '@brug/contracts/replies';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button, ButtonLink } from '../../shared/components/button.js';
import { Duo } from '../../shared/components/duo.js';
import { Icon } from '../../shared/components/icon.js';
import { Place } from '../../shared/components/place.js';
import { DateText, TimeThere } from '../../shared/components/times.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { sideOf } from '../../shared/records/side.js';
import { useNow } from '../../shared/time/now.js';
import styles from './today-row.module.css';

interface ReplyRowProps {
  readonly reply: Reply;
  readonly isCurrent: boolean;
  readonly onSelect: () => void;
  readonly actions: ReactNode;
}

/** An answer in one line: whose firm, how it begins, what time it is there, when it came. */
export function ReplyRow({ reply, isCurrent, onSelect, actions }: ReplyRowProps) {
  const { t } = useTranslation('replies');
  const { lead, contact, from } = reply;
  const { name, chineseName, country, placeNames, knownFor } = lead.organisation;
  const who = contact ? (contact.chineseName ?? contact.name) : from.name || from.address;
  return (
    // The row is chosen by keys and by its link too; the pointer only has a larger target.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      className={styles['row']}
      data-item={reply.id}
      data-current={isCurrent || undefined}
      onClick={onSelect}
      onFocus={onSelect}
    >
      <span className={styles['kind']}>
        <Icon name="reply" label={t('today.kind')} />
      </span>
      <span className={styles['mark']}>
        <TrackMark track={lead.track} />
      </span>
      <span className={styles['who']}>
        <Link to="/leads/$leadId" params={{ leadId: lead.id }} title={`${lead.number} ${lead.title}`}>
          <Duo name={name} chineseName={chineseName} country={country} />
        </Link>
      </span>
      <span className={styles['what']} title={reply.subject}>
        <AnyScript className="muted">{who}</AnyScript>{' '}
        <AnyScript>{reply.firstLine === '' ? reply.subject : `“${reply.firstLine}”`}</AnyScript>
      </span>
      <span className={styles['there']}>
        <TimeThere region={sideOf(country)} />
        <span className="only-wide truncate">
          <Place names={placeNames} knownFor={knownFor} />
        </span>
      </span>
      <span className={styles['due']}>
        <Received at={reply.at} />
      </span>
      {isCurrent && <span className={styles['actions']}>{actions}</span>}
    </li>
  );
}

/** Opens it, or puts it away in one key. */
export function ReplyActions({
  reply,
  onHandle,
}: {
  readonly reply: Reply;
  readonly onHandle: (reply: Reply) => void;
}) {
  const { t } = useTranslation('replies');
  return (
    <>
      <ButtonLink size="sm" icon="reply" to="/leads/$leadId" params={{ leadId: reply.lead.id }}>
        {t('today.open')}
      </ButtonLink>
      <Button size="sm" icon="check" hotkey="e" onClick={() => onHandle(reply)}>
        {t('today.handled')}
      </Button>
    </>
  );
}

/** The time of today, the day of before. */
function Received({ at }: { readonly at: string }) {
  const format = useFormat();
  const today = format.dayIn(useNow(), TIME_ZONES.BE);
  if (format.dayIn(at, TIME_ZONES.BE) !== today) return <DateText on={at} look="relative" />;
  return <time dateTime={at}>{format.time(at, TIME_ZONES.BE)}</time>;
}
