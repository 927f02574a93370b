import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadCard, StageView } from '@brug/contracts/leads';
import { Money } from '../components/money.js';
import { DateText } from '../components/times.js';
import { TrackMark } from '../components/track-mark.js';
import { useLocalised } from '../i18n/use-localised.js';
import { stagesQuery } from '../reference/stages.query.js';
import styles from './lead-lines.module.css';

/** Leads as lines of a record's page: number, title, stage, value, next step. */
export function LeadLines({ leads }: { readonly leads: readonly LeadCard[] }) {
  const { data: stages = [] } = useQuery(stagesQuery);
  return (
    <ul>
      {leads.map((lead) => (
        <li key={lead.id} className={styles['line']} data-track={lead.track}>
          <TrackMark track={lead.track} />
          <span className="muted num only-wide">{lead.number}</span>
          <Link to="/leads/$leadId" params={{ leadId: lead.id }} className={styles['title']}>
            {lead.title}
          </Link>
          <StageOf lead={lead} stages={stages} />
          <span className={styles['value']}>{lead.value && <LeadValue value={lead.value} />}</span>
          <span className={styles['next']}>
            <NextStep lead={lead} stages={stages} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What a lead is worth: in euro where a rate is known. */
export function LeadValue({ value }: { readonly value: NonNullable<LeadCard['value']> }) {
  const original = { amountMinor: value.amountMinor, currency: value.currency };
  const euro = value.euroCents === null ? null : { amountMinor: value.euroCents, currency: 'EUR' as const };
  return <Money value={euro ?? original} />;
}

interface OfLead {
  readonly lead: LeadCard;
  readonly stages: readonly StageView[];
}

/** How far a lead is: its stage by name, and as a row of steps while it is open. */
export function StageOf({ lead, stages }: OfLead) {
  const localised = useLocalised();
  const stage = stages.find(({ id }) => id === lead.stageId);
  if (!stage) return <span />;
  const open = stages
    .filter(({ track, category }) => track === lead.track && category === 'open')
    .toSorted((a, b) => a.position - b.position);
  const reached = open.findIndex(({ id }) => id === stage.id);
  return (
    <span className={styles['stage']} data-track={lead.track} data-category={stage.category}>
      {reached >= 0 && (
        <svg viewBox={`0 0 ${open.length * 5} 6`} width={open.length * 5} height={6} aria-hidden="true">
          {open.map(({ id }, index) => (
            <rect
              key={id}
              x={index * 5}
              width={4}
              height={6}
              rx={1}
              className={index <= reached ? styles['passed'] : styles['ahead']}
            />
          ))}
        </svg>
      )}
      <span className="truncate">{localised(stage.names)}</span>
    </span>
  );
}

/** When the next step of a lead is; that there is none, while the lead is open. */
export function NextStep({ lead, stages }: OfLead) {
  const { t } = useTranslation('common');
  const { nextFollowUp } = lead;
  if (nextFollowUp === null) {
    const isOpen = stages.find(({ id }) => id === lead.stageId)?.category === 'open';
    return isOpen ? <span className="is-warn">{t('due.noNextStep')}</span> : null;
  }
  if (nextFollowUp.workingDaysLate > 0) {
    return <span className="is-danger">{t('due.late', { count: nextFollowUp.workingDaysLate })}</span>;
  }
  return (
    <span className={nextFollowUp.overdue ? 'is-danger' : 'muted'}>
      <DateText on={nextFollowUp.dueAt} look="relative" />
    </span>
  );
}
