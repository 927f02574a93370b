import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { EmptyState } from '../../../shared/components/empty-state.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Page, PageTitle } from '../../../shared/components/page.js';
import { hasCode } from '../../../shared/api/api-error.js';
import { leadQuery } from '../api/lead.query.js';
import { LeadSkeleton } from './lead-skeleton.js';
import { LeadView } from './lead-view.js';

interface LeadPageProps {
  /** What another feature adds beside the lead, before its follow-ups. */
  readonly beside?: ComponentType<{ readonly lead: Lead }>;
}

/** One lead. */
export function LeadPage({ beside: Beside }: LeadPageProps) {
  const { t } = useTranslation(['leads', 'common']);
  const leadId = useParams({ strict: false }).leadId ?? '';
  const { data: lead, error, refetch } = useQuery(leadQuery(leadId));
  if (lead !== undefined) return <LeadView key={lead.id} lead={lead} beside={Beside && <Beside lead={lead} />} />;
  return (
    <Page title={t('leads:title')} heading={<PageTitle>{t('leads:title')}</PageTitle>}>
      {hasCode(error, 'resource.not-found', 'request.invalid') && (
        <EmptyState icon="lock" title={t('common:notFound.title')} text={t('common:notFound.text')} />
      )}
      {error !== null && !hasCode(error, 'resource.not-found', 'request.invalid') && (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
      {error === null && <LeadSkeleton />}
    </Page>
  );
}
