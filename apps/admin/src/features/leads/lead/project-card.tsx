import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { AnyScript } from '../../../shared/components/any-script.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Money } from '../../../shared/components/money.js';
import { Section } from '../../../shared/components/section.js';
import { Skeleton } from '../../../shared/components/skeleton.js';
import { DateText } from '../../../shared/components/times.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { leadProjectQuery } from '../api/lead-project.query.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import { FirmLink } from './firm-link.js';
import styles from './aside.module.css';

/** What a signed lead became, and what was promised with it. */
export function ProjectCard({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const format = useFormat();
  const {
    data: project,
    error,
    refetch,
  } = useQuery({
    ...leadProjectQuery(lead.id),
    enabled: lead.stage.category === 'signed',
  });
  if (lead.stage.category !== 'signed') return null;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (project === undefined) return <Skeleton height={96} />;
  return (
    <Section title={t('project.title')}>
      <p className="medium">
        <AnyScript>{project.title}</AnyScript>
      </p>
      <p className="muted t12">
        {texts.choice('project.kind', project.kind)} · {t('project.signedOn')}{' '}
        <DateText on={project.signedOn} look="year" />
        {project.counterpart && (
          <>
            {' '}
            · <FirmLink id={project.counterpart.id}>{project.counterpart.name}</FirmLink>
          </>
        )}
      </p>
      <table className={styles['ledger']}>
        <caption className="sr-only">{t('project.ledger')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('project.promise')}</th>
            <th scope="col">{t('project.status')}</th>
            <th scope="col">{t('project.since')}</th>
            <th scope="col" className="right">
              {t('project.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {project.commitments.map((line) => (
            <tr key={line.id} title={line.source}>
              <td>{t(`project.measure.${line.measure}`)}</td>
              <td>{t(`project.is.${line.status}`)}</td>
              <td>
                <DateText on={line.effectiveOn} look="year" />
              </td>
              <td className="right num">
                {line.money && <Money value={line.money} />}
                {line.jobs !== null && format.number(line.jobs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
