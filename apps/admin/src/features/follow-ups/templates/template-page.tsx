import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/api-error.js';
import { Crumbs } from '../../../shared/components/crumbs.js';
import { EmptyState } from '../../../shared/components/empty-state.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Page } from '../../../shared/components/page.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { templateQuery } from './api/template.query.js';
import { TemplateView, ToTemplates } from './template-view.js';
import styles from './template-page.module.css';

/** One template. */
export function TemplatePage() {
  const { t } = useTranslation(['templates', 'common']);
  const templateKey = useParams({ strict: false }).templateKey ?? '';
  const { data, error, refetch } = useQuery(templateQuery(templateKey));
  if (data) return <TemplateView key={templateKey} template={data} />;
  const isUnknown = hasCode(error, 'resource.not-found', 'request.invalid');
  return (
    <Page title={t('title')} heading={<Crumbs>{[<ToTemplates key="list" />, '…']}</Crumbs>}>
      {isUnknown && <EmptyState icon="lock" title={t('common:notFound.title')} text={t('common:notFound.text')} />}
      <div className={styles['part']}>
        {error !== null && !isUnknown && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {error === null && <SkeletonRows rows={10} />}
      </div>
    </Page>
  );
}
