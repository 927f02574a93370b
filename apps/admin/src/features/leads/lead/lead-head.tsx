import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { fieldOf } from '@brug/domain/tracks';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Avatar } from '../../../shared/components/avatar.js';
import { Chip } from '../../../shared/components/chip.js';
import { Icon } from '../../../shared/components/icon.js';
import { Money } from '../../../shared/components/money.js';
import { DateText } from '../../../shared/components/times.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import { EditableFact } from './editable-fact.js';
import { EditForm } from './edit-form.js';
import type { EditLead } from './use-edit-lead.js';
import styles from './lead.module.css';

interface LeadHeadProps {
  readonly lead: Lead;
  readonly edit: EditLead;
}

/** Title, owner, value, jobs, expected decision and source: what one wants to know first, each changed where it stands. */
export function LeadHead({ lead, edit }: LeadHeadProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const format = useFormat();
  const { value } = lead;
  const fact = { lead, edit };
  return (
    <header className={styles['head']}>
      <Title lead={lead} edit={edit} />
      <div className={styles['facts']}>
        <EditableFact {...fact} fieldKey="ownerId">
          <Avatar name={lead.owner.name} decorative />
          <span className="only-wide">{lead.owner.name}</span>
        </EditableFact>
        <EditableFact {...fact} fieldKey="estimatedValue">
          {value ? (
            <Money
              value={value.euroCents === null ? value : { amountMinor: value.euroCents, currency: 'EUR' }}
              original={value}
              strong
            />
          ) : (
            <span className="faint">{t('head.noValue')}</span>
          )}
          {value?.unitsPerEuro && value.currency !== 'EUR' && value.rateDate && (
            <span className="faint only-wide">
              {t('head.rate', { rate: shortRate(value.unitsPerEuro), day: format.dayOfYear(value.rateDate) })}
            </span>
          )}
        </EditableFact>
        {lead.jobs !== null && (
          <span className={styles['fact']}>{texts.unit('jobs', lead.jobs, format.number(lead.jobs))}</span>
        )}
        <EditableFact {...fact} fieldKey="expectedDecisionOn">
          {lead.expectedDecisionOn ? (
            <span>
              {t('head.decision')} <DateText on={lead.expectedDecisionOn} look="year" />
            </span>
          ) : (
            <span className="faint">{t('head.noDecision')}</span>
          )}
        </EditableFact>
        <EditableFact {...fact} fieldKey="source">
          <span>{t('head.from', { source: texts.choice('source', lead.source) })}</span>
        </EditableFact>
        <span className={styles['chips']}>
          {lead.priority === 'high' && (
            <Chip icon="flag" tone="line">
              {texts.choice('priority', 'high')}
            </Chip>
          )}
          <Closed lead={lead} />
        </span>
      </div>
    </header>
  );
}

/** Why a lead is no longer open, or until when it sleeps. */
function Closed({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const format = useFormat();
  if (lead.stage.category === 'lost') {
    const reason = lead.lostReason ? texts.choice('lostReason', lead.lostReason) : '';
    return (
      <Chip tone="danger" icon="close">
        {[t('head.lost'), reason, lead.winningLocation].filter(Boolean).join(' · ')}
      </Chip>
    );
  }
  if (lead.stage.category === 'dormant') {
    return (
      <Chip tone="warn" icon="snooze">
        {lead.wakeUpOn ? t('head.dormantUntil', { day: format.dayOfYear(lead.wakeUpOn) }) : t('head.dormant')}
      </Chip>
    );
  }
  if (lead.stage.category === 'signed') {
    return (
      <Chip tone="ok" icon="check">
        {t('head.signed')}
      </Chip>
    );
  }
  return null;
}

function Title({ lead, edit }: LeadHeadProps) {
  const { t } = useTranslation('leads');
  const [editing, setEditing] = useState(false);
  const field = fieldOf(lead.track, 'title');
  if (editing && field) return <EditForm lead={lead} field={field} edit={edit} onDone={() => setEditing(false)} />;
  return (
    <div className={styles['titleLine']}>
      <h1>
        {lead.may.update ? (
          <button
            type="button"
            className={styles['title']}
            title={t('head.editTitle')}
            onClick={() => setEditing(true)}
          >
            <AnyScript>{lead.title}</AnyScript>
            <Icon name="edit" size="sm" className={styles['pen']} />
          </button>
        ) : (
          <AnyScript>{lead.title}</AnyScript>
        )}
      </h1>
    </div>
  );
}

/** `8.2000` as `8.20`: what follows says nothing at a glance. */
function shortRate(unitsPerEuro: string): string {
  return Number(unitsPerEuro).toFixed(2);
}
