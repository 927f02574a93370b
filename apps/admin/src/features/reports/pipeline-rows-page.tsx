import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '../../shared/components/crumbs.js';
import { EmptyState } from '../../shared/components/empty-state.js';
import { Page } from '../../shared/components/page.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { classNames } from '../../shared/format/class-names.js';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import { EndlessRows } from '../../shared/records/endless-rows.js';
import { useEndless } from '../../shared/records/use-endless.js';
import { peopleQuery } from '../../shared/reference/people.query.js';
import { stagesQuery } from '../../shared/reference/stages.query.js';
import { pipelineQuery } from './pipeline.query.js';
import type { RowsSearch } from './reports-search.js';
import { RowsFooter } from './rows-footer.js';
import { rowsQuery } from './rows.query.js';
import { standInOneStage, useRowColumns } from './use-row-columns.js';
import styles from './rows.module.css';

/** The leads that one figure of the report is made of, and what they add up to. */
export function PipelineRowsPage() {
  const { t } = useTranslation(['reports', 'common']);
  const search = useSearch({ from: '/shell/reports/pipeline/rows' });
  const { ownerId, teamId, rateDate, track } = search;
  const filter = { ...(ownerId && { ownerId }), ...(teamId && { teamId }), ...(rateDate && { rateDate }) };
  const reportQuery = useQuery(pipelineQuery(filter));
  const list = useEndless(useInfiniteQuery(rowsQuery(search)));
  const { data: people = [] } = useQuery(peopleQuery);
  const columns = useRowColumns(search, reportQuery.data);
  const what = useNameOfRows(search);
  const crumbs = [
    ...(track === undefined ? [] : [t(`common:track.${track}`)]),
    what,
    ...(search.currency === undefined ? [] : [search.currency]),
    ...(ownerId === undefined ? [] : [people.find(({ id }) => id === ownerId)?.name ?? '…']),
  ];

  return (
    <Page
      title={crumbs.join(', ')}
      heading={
        <>
          <h1 className="sr-only">{crumbs.join(', ')}</h1>
          <Crumbs mark={track && <TrackMark track={track} decorative />}>
            {[
              <Link key="report" to="/reports/pipeline" search={filter}>
                {t('title')}
              </Link>,
              crumbs.join(' · '),
            ]}
          </Crumbs>
        </>
      }
      fixed
    >
      <EndlessRows
        label={crumbs.join(', ')}
        columns={columns}
        list={list}
        keyOf={({ id }) => id}
        className={classNames(styles['rows'], standInOneStage(search) && styles['oneStage'])}
        phoneRowHeight={74}
        empty={<EmptyState icon="chart" title={t('rows.none')} text={t('rows.noneText')} />}
      />
      {reportQuery.data && !list.isPending && (
        <RowsFooter
          key={JSON.stringify(search)}
          search={search}
          report={reportQuery.data}
          list={list}
          isRefreshing={reportQuery.isFetching || list.isRefreshing}
        />
      )}
    </Page>
  );
}

function useNameOfRows({ stageId, category, signedYear }: RowsSearch): string {
  const { t } = useTranslation('reports');
  const localised = useLocalised();
  const { data: stages = [] } = useQuery(stagesQuery);
  if (category === 'signed')
    return signedYear === undefined ? t('rows.signed') : t('signed.title', { year: signedYear });
  if (stageId === undefined) return t('rows.open');
  const stage = stages.find(({ id }) => id === stageId);
  return stage ? localised(stage.names) : '…';
}
