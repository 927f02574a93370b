import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../../shared/components/chip.js';
import { LeadLine } from '../../../shared/records/lead-field.js';
import type { LeadRef } from '../../../shared/records/lead-field.js';
import type { EnrolResult } from './api/enrol.js';
import { useRefusalSentence } from './use-refusal-sentence.js';
import styles from './enrol-dialog.module.css';

interface EnrolmentResultsProps {
  readonly leads: readonly LeadRef[];
  readonly results: readonly EnrolResult[];
}

/** For which leads a sequence began, and why not for the others. */
export function EnrolmentResults({ leads, results }: EnrolmentResultsProps) {
  const { t } = useTranslation(['runs', 'templates']);
  const refusal = useRefusalSentence();
  return (
    <section aria-label={t('enrol.results')}>
      <ul className={styles['results']}>
        {results.map(({ leadId, enrolmentId, refusals, missing }) => {
          const lead = leads.find(({ id }) => id === leadId);
          const needs = missing.map((name) => t(`templates:variable.${name}`)).join(', ');
          return (
            <li key={leadId}>
              <Link to="/leads/$leadId" params={{ leadId }}>
                {lead ? <LeadLine lead={lead} /> : leadId}
              </Link>
              {enrolmentId === null ? (
                <Chip tone="danger" icon="alert">
                  {t('enrol.refused')}
                </Chip>
              ) : (
                <Chip tone="ok" icon="check">
                  {t('enrol.started')}
                </Chip>
              )}
              <span className="muted">
                {refusals.map(refusal).join(' ')} {missing.length > 0 && t('enrol.needs', { names: needs })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
