import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../shared/components/any-script.js';
import { IconButton } from '../../shared/components/button.js';
import { Duo } from '../../shared/components/duo.js';
import { ProvisionalMark } from '../../shared/components/provisional-mark.js';
import { Section } from '../../shared/components/section.js';
import { useFormat } from '../../shared/format/use-format.js';
import { followUpName } from './follow-up-name.js';
import styles from './side-lists.module.css';

interface GoingOutProps {
  readonly messages: readonly FollowUp[];
  readonly count: number;
  readonly onCallOff: (message: FollowUp) => void;
}

/** The messages that leave today, with the time here and there; each can still be called off. */
export function GoingOut({ messages, count, onCallOff }: GoingOutProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  return (
    <Section title={t('goingOut.title')} aside={t('goingOut.count', { count })}>
      {messages.length === 0 && <p className="muted t12">{t('goingOut.none')}</p>}
      <ul>
        {messages.map((message) => (
          <li key={message.id} className={styles['message']}>
            <span className="medium">{format.time(message.dueAt, TIME_ZONES.BE)}</span>
            <span className="muted">{format.time(message.dueAt, TIME_ZONES.CN)}</span>
            <span className="col">
              <Duo {...followUpName(message)} />
              <span className="muted t12 truncate">
                <AnyScript>{message.title}</AnyScript>
                {message.contact && ` · ${message.contact.language}`}
                {message.putOff && ` · ${t(`goingOut.putOff.${message.putOff}`)}`}{' '}
                {message.dueReason.provisional && <ProvisionalMark />}
              </span>
            </span>
            {message.may.complete && (
              <IconButton
                icon="close"
                size="sm"
                label={t('goingOut.callOff', { title: message.title })}
                onClick={() => onCallOff(message)}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
