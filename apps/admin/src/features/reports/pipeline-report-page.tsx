import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '@brug/contracts/reports';
import { Button, ButtonLink } from '../../shared/components/button.js';
import { EmptyState } from '../../shared/components/empty-state.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { Page, PageTitle } from '../../shared/components/page.js';
import { useHotkeys } from '../../shared/hotkeys/use-hotkeys.js';
import { CurrencyPanel } from './currency-panel.js';
import { Headline } from './headline.js';
import { pipelineQuery } from './pipeline.query.js';
import { PipelineTable } from './pipeline-table.js';
import { RatesPanel } from './rates-panel.js';
import { ReportFilters } from './report-filters.js';
import { ReportSkeleton } from './report-skeleton.js';
import type { PipelineSearch } from './reports-search.js';
import { RowsNarrowing } from './rows-figure.js';
import { SignedPanel } from './signed-panel.js';
import { SignedTable } from './signed-table.js';
import { TrackPanel } from './track-panel.js';
import { WithoutRate } from './without-rate.js';
import styles from './report.module.css';

/** What is open on both tracks and what was signed this year: drawn, with its tables behind T. */
export function PipelineReportPage() {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/reports/pipeline' });
  const { track, view, ...filter } = search;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...pipelineQuery(filter),
    placeholderData: keepPreviousData,
  });
  const filtersBelow = useMediaQuery('(max-width: 1240px)') === true;
  const asTable = view === 'table';
  const toggle = () => change(asTable ? without(search, 'view') : { ...search, view: 'table' });
  useHotkeys(t('title'), [{ keys: 't', label: asTable ? t('view.drawings') : t('view.tables'), run: toggle }]);

  const filters = <ReportFilters search={search} rateDate={data?.rateDate ?? null} onChange={change} />;
  return (
    <Page
      title={t('title')}
      heading={
        <>
          <PageTitle>{t('title')}</PageTitle>
          {!filtersBelow && filters}
        </>
      }
      actions={
        <Button variant="ghost" icon={asTable ? 'chart' : 'table'} hotkey="t" aria-pressed={asTable} onClick={toggle}>
          {t('view.table')}
        </Button>
      }
    >
      {filtersBelow && <div className={styles['filtersBelow']}>{filters}</div>}
      {content()}
    </Page>
  );

  function content() {
    if (data === undefined) {
      return error === null ? (
        <ReportSkeleton tracks={track === undefined ? 2 : 1} />
      ) : (
        <div className={styles['notice']}>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </div>
      );
    }
    const report = { ...data, tracks: data.tracks.filter((each) => track === undefined || each.track === track) };
    if (report.tracks.every(({ count, signed }) => count === 0 && signed.count === 0)) return nothing();
    return (
      <RowsNarrowing value={filter}>
        <div className={styles['report']} aria-busy={isPlaceholderData || undefined}>
          <Headline report={report} />
          <WithoutRate report={report} />
          {asTable ? <Tables report={report} /> : <Drawings report={report} />}
        </div>
      </RowsNarrowing>
    );
  }

  function nothing() {
    const isNarrowed = filter.ownerId !== undefined || filter.teamId !== undefined;
    return isNarrowed ? (
      <EmptyState
        icon="chart"
        title={t('empty.narrowed')}
        text={t('empty.narrowedText')}
        action={<Button onClick={() => change(without(without(search, 'ownerId'), 'teamId'))}>{t('empty.all')}</Button>}
      />
    ) : (
      <EmptyState
        icon="chart"
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <ButtonLink variant="primary" to={track === 'export' ? '/leads/export' : '/leads/investment'}>
            {t('empty.board')}
          </ButtonLink>
        }
      />
    );
  }

  function change(next: PipelineSearch) {
    void navigate({ to: '/reports/pipeline', search: next, replace: true });
  }
}

function Drawings({ report }: { readonly report: PipelineReport }) {
  return (
    <>
      <div className={styles['tracks']} data-tracks={report.tracks.length}>
        {report.tracks.map((track) => (
          <TrackPanel key={track.track} report={track} />
        ))}
      </div>
      <div className={styles['bottom']}>
        <CurrencyPanel report={report} />
        <SignedPanel report={report} />
        <RatesPanel report={report} />
      </div>
    </>
  );
}

function Tables({ report }: { readonly report: PipelineReport }) {
  return (
    <div className={styles['tables']}>
      <PipelineTable report={report} />
      <SignedTable report={report} />
      <RatesPanel report={report} />
    </div>
  );
}

function without<K extends keyof PipelineSearch>(search: PipelineSearch, key: K): PipelineSearch {
  const rest = { ...search };
  delete rest[key];
  return rest;
}
