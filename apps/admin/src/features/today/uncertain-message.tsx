import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button } from '../../shared/components/button.js';
import { Duo } from '../../shared/components/duo.js';
import { Icon } from '../../shared/components/icon.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useMe } from '../../shared/session/session.js';
import { useNow } from '../../shared/time/now.js';
import type { Decision } from './api/decide-follow-up.js';
import { followUpName } from './follow-up-name.js';
import styles from './uncertain-message.module.css';

interface UncertainMessageProps {
  readonly message: FollowUp;
  /** True for the one the keys 1, 2 and 3 act on. */
  readonly hasKeys: boolean;
  readonly onDecide: (decision: Decision) => void;
}

/** A message whose way is not known: first what is known of it, then the question. It is never sent again by itself. */
export function UncertainMessage({ message, hasKeys, onDecide }: UncertainMessageProps) {
  const { t } = useTranslation('today');
  const { mailboxUrl } = useMe();
  const { lead, may, title } = message;
  const who = followUpName(message);
  const key = (name: string) => (hasKeys ? { hotkey: name } : {});
  return (
    <section className={styles['card']} aria-label={t('uncertain.label', { title })}>
      <Icon name="question" className="is-unsure" />
      <p>
        <b>{t('uncertain.title')}</b> <span className="muted only-wide">{t('uncertain.hint')}</span>
      </p>
      <div className={styles['what']}>
        <span className={styles['who']}>
          {lead && <TrackMark track={lead.track} />}
          <Duo {...who} />
          {lead && message.contact && (
            <Link to="/leads/$leadId" params={{ leadId: lead.id }} className="muted truncate">
              <AnyScript>{lead.organisation.name}</AnyScript>
            </Link>
          )}
        </span>
        <AnyScript className="muted truncate">{`“${title}”`}</AnyScript>
      </div>
      <Evidence message={message} />
      {may.decide ? (
        <div className={styles['choices']}>
          <Button {...key('1')} onClick={() => onDecide('went')}>
            {t('uncertain.went')}
          </Button>
          <Button {...key('2')} onClick={() => onDecide('send-now')}>
            {t('uncertain.sendNow')}
          </Button>
          <Button variant="ghost" {...key('3')} onClick={() => onDecide('drop')}>
            {t('uncertain.drop')}
          </Button>
          {mailboxUrl !== null && (
            <a href={mailboxUrl} target="_blank" rel="noreferrer" className={styles['mailbox']}>
              {t('uncertain.mailbox')}
              <Icon name="right" size="sm" />
            </a>
          )}
        </div>
      ) : (
        <p className="muted">{t('uncertain.ownerDecides', { name: message.owner.name })}</p>
      )}
    </section>
  );
}

/** What is known, in the order in which it happened: handed over, answered by the server, and what came since. */
function Evidence({ message: { evidence } }: { readonly message: FollowUp }) {
  const { t } = useTranslation('today');
  const momentOf = useMoment();
  const handedOver = evidence?.handedOverAt ?? null;
  const answer = evidence?.serverResponse ?? null;
  return (
    <>
      <ol className={styles['evidence']}>
        <li>
          <span className={styles['known']} />
          {handedOver === null ? t('uncertain.neverHandedOver') : handedOverText(handedOver)}
        </li>
        <li>
          <span className={styles['open']} />
          {answer === null ? t('uncertain.noAnswer') : t('uncertain.answer', { answer })}
        </li>
        {evidence && <li>{t('uncertain.attempts', { count: evidence.attempts })}</li>}
        {evidence?.messageId && (
          <li className="truncate only-wide" title={evidence.messageId}>
            {t('uncertain.messageId', { id: evidence.messageId })}
          </li>
        )}
      </ol>
      {evidence && <Since evidence={evidence} />}
    </>
  );

  function handedOverText(at: string): string {
    const address = evidence?.recipient;
    const time = momentOf(at);
    return address ? t('uncertain.handedOverFor', { time, address }) : t('uncertain.handedOver', { time });
  }
}

/** What came in after the message was handed over: a report that it came back, or words of the person it was for. */
function Since({ evidence: { bounce, repliedAt } }: { readonly evidence: NonNullable<FollowUp['evidence']> }) {
  const { t } = useTranslation('today');
  const momentOf = useMoment();
  if (bounce === null && repliedAt === null) return null;
  const text = bounce && t(`uncertain.bounced.${bounce.kind}`, { time: momentOf(bounce.at), text: bounce.text });
  return (
    <ul className={styles['evidence']}>
      {repliedAt !== null && (
        <li>
          <span className={styles['known']} />
          {t('uncertain.replied', { time: momentOf(repliedAt) })}
        </li>
      )}
      {text !== null && (
        <li className="truncate" title={text}>
          <span className={styles['known']} />
          {text}
        </li>
      )}
    </ul>
  );
}

/** A moment as evidence has it: to the second, with its day when that is not today. */
function useMoment(): (instant: string) => string {
  const format = useFormat();
  const today = format.dayIn(useNow(), TIME_ZONES.BE);
  return (instant) => {
    const day = format.dayIn(instant, TIME_ZONES.BE);
    const time = format.timeToSecond(instant, TIME_ZONES.BE);
    return day === today ? time : `${format.day(day)} ${time}`;
  };
}
