import { useTranslation } from 'react-i18next';
import type { LeadCard } from '@brug/contracts/leads';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Avatar } from '../../../shared/components/avatar.js';
import { Icon } from '../../../shared/components/icon.js';
import { Money } from '../../../shared/components/money.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { NextStep } from './next-step.js';
import styles from './card.module.css';

/** From this many days in one stage on, a card says so in amber. */
const longInStage = 30;

/** The names of the firm on a card: of a Zhejiang firm the Chinese one first. A firm with one name is told by what it plans. */
export function namesOf({ organisation, title }: LeadCard): { readonly first: string; readonly second: string } {
  const { name, chineseName, country } = organisation;
  if (chineseName === null || chineseName === name) return { first: name, second: title };
  return country === 'CN' ? { first: chineseName, second: name } : { first: name, second: chineseName };
}

interface CardFaceProps {
  readonly card: LeadCard;
  /** It was signed or lost: nobody expects a next step. */
  readonly closed?: boolean;
}

/** What stands on a card below its first line. */
export function CardFace({ card, closed = false }: CardFaceProps) {
  const { t } = useTranslation(['leads', 'common']);
  const localised = useLocalised();
  const format = useFormat();
  const { organisation, value } = card;
  const days = card.daysInStage;
  return (
    <>
      <span className={styles['marks']}>
        {card.confidentiality === 'restricted' && <Icon name="lock" size="sm" label={t('card.restricted')} />}
        {card.priority === 'high' && <Icon name="flag" size="sm" label={t('card.highPriority')} />}
      </span>
      <div className={styles['second']}>
        <AnyScript className="truncate">{namesOf(card).second}</AnyScript>
        {organisation.placeNames && (
          <span
            className={styles['place']}
            data-known={
              organisation.knownFor ? t('common:place.knownFor', { what: localised(organisation.knownFor) }) : undefined
            }
          >
            <span className="truncate">{localised(organisation.placeNames)}</span>
          </span>
        )}
      </div>
      <div className={styles['figures']}>
        {value ? (
          <Money value={value.euroCents === null ? value : { amountMinor: value.euroCents, currency: 'EUR' }} strong />
        ) : (
          <span className="faint">{t('card.noValue')}</span>
        )}
        {card.jobs !== null && (
          <span className="muted truncate">
            {t('unit.jobs', { count: card.jobs, figure: format.number(card.jobs) })}
          </span>
        )}
        <span className={styles['days']} data-long={days >= longInStage || undefined} title={t('card.daysInStage')}>
          {t('card.days', { count: days })}
        </span>
      </div>
      <div className={styles['next']}>
        {closed && card.nextFollowUp === null ? (
          <span className="num faint">{card.number}</span>
        ) : (
          <NextStep next={card.nextFollowUp} />
        )}
        <span className={styles['owner']}>
          <Avatar name={card.owner.name} />
        </span>
      </div>
    </>
  );
}
