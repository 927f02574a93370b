import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FollowUpOverview } from '@brug/contracts/overview';
import { EmptyState } from '../../../shared/components/empty-state.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { useMay } from '../../../shared/session/session.js';
import { AdministrationPage } from '../administration-page.js';
import { AlarmSection } from './alarm-section.js';
import { CountsTable } from './counts-table.js';
import { Figures } from './figures.js';
import { overviewQuery } from './overview.query.js';
import { PauseSection } from './pause-section.js';
import { SendingSettings } from './sending-settings.js';
import styles from './overview.module.css';

/** What becomes of automatic messages, for those who run the agency: figures that open their rows, the pause, the alarms. */
export function FollowUpOverviewPage() {
  const { data, error, refetch } = useQuery(overviewQuery);
  const maySet = useMay('settings.update');
  return (
    <AdministrationPage section="follow-ups">
      <div className={styles['page']}>
        <PauseSection />
        {content()}
        <AlarmSection />
        {maySet && <SendingSettings />}
      </div>
    </AdministrationPage>
  );

  function content() {
    if (data === undefined)
      return error === null ? <SkeletonRows rows={8} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
    return <Overview overview={data} />;
  }
}

function Overview({ overview }: { readonly overview: FollowUpOverview }) {
  const { t } = useTranslation('overview');
  const localised = useLocalised();
  const { owners, templates, now } = overview;
  return (
    <>
      <Figures overview={overview} />
      {owners.length === 0 ? (
        <EmptyState icon="mail" title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <>
          <CountsTable
            now={now}
            caption={t('owners.title')}
            head={t('owners.owner')}
            rows={owners.map(({ owner, ...counts }) => ({ name: owner.name, narrow: { ownerId: owner.id }, counts }))}
          />
          <CountsTable
            now={now}
            caption={t('templates.title')}
            head={t('templates.template')}
            rows={templates.map(({ templateKey, names, ...counts }) => ({
              name: names ? localised(names) : (templateKey ?? t('templates.none')),
              narrow: templateKey === null ? null : { templateKey },
              counts,
            }))}
          />
        </>
      )}
    </>
  );
}
