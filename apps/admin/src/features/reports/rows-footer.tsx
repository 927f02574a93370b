import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { LeadCard } from '@brug/contracts/leads';
import type { PipelineReport } from '@brug/contracts/reports';
import { Button } from '../../shared/components/button.js';
import { Chip } from '../../shared/components/chip.js';
import { useFormat } from '../../shared/format/use-format.js';
import type { Endless } from '../../shared/records/use-endless.js';
import { equalsFigure, figureOf, sumsOfRows } from './figures.js';
import type { Sums } from './figures.js';
import type { RowsSearch } from './reports-search.js';
import styles from './rows.module.css';

interface RowsFooterProps {
  readonly search: RowsSearch;
  readonly report: PipelineReport;
  readonly list: Pick<Endless<LeadCard>, 'rows' | 'hasMore' | 'loadMore'>;
  /** Newer figures or rows are on their way, so the two may be of different moments. */
  readonly isRefreshing: boolean;
}

/** What the rows loaded so far add up to, and once all are there, whether that is the figure of the report. */
export function RowsFooter({ search, report, list, isRefreshing }: RowsFooterProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { rows, hasMore, loadMore } = list;
  const [wantsAll, setWantsAll] = useState(false);
  // A page that arrives changes `loadMore`, which asks for the next one.
  useEffect(() => {
    if (wantsAll && hasMore) loadMore();
  }, [wantsAll, hasMore, loadMore]);
  const sums = useMemo(() => sumsOfRows(rows, report, search.category), [rows, report, search.category]);
  const figure = useMemo(() => figureOf(report, search), [report, search]);
  const euro = (cents: bigint) => format.money({ amountMinor: cents, currency: 'EUR' });
  const total = figure?.count ?? null;

  return (
    <footer className={styles['footer']} aria-label={t('footer.title')}>
      <dl className={styles['sums']}>
        <Sum label={t('column.leads')}>
          {hasMore && total !== null
            ? t('footer.of', { loaded: format.number(rows.length), total: format.number(total) })
            : format.number(rows.length)}
        </Sum>
        {sums.perCurrency.map((amount) => (
          <Sum key={amount.currency} label={amount.currency}>
            {format.money(amount)}
          </Sum>
        ))}
        <Sum label={t('column.euroOf', { day: format.dayOfYear(report.rateDate) })}>{euro(sums.euroCents ?? 0n)}</Sum>
        {sums.weightedEuroCents !== null && <Sum label={t('column.weighted')}>{euro(sums.weightedEuroCents)}</Sum>}
        {sums.jobs !== null && <Sum label={t('column.jobs')}>{format.number(sums.jobs)}</Sum>}
      </dl>
      <span className={styles['verdict']} role="status">
        {verdict()}
      </span>
      {hasMore && (
        <Button busy={wantsAll} onClick={() => setWantsAll(true)}>
          {t('footer.loadAll')}
        </Button>
      )}
    </footer>
  );

  function verdict(): ReactNode {
    if (figure === null) return <span className="muted">{t('footer.noFigure')}</span>;
    if (hasMore) return <span className="muted">{t('footer.more')}</span>;
    if (equalsFigure(sums, figure)) {
      return (
        <Chip tone="ok" icon="check">
          {t('footer.equal')}
        </Chip>
      );
    }
    if (isRefreshing) return <span className="muted">{t('footer.checking')}</span>;
    return (
      <Chip tone="danger" icon="alert">
        {t('footer.differs', { figure: wordsOf(figure) })}
      </Chip>
    );
  }

  function wordsOf({ count, perCurrency, jobs, weightedEuroCents }: Sums): string {
    return [
      ...(count === null ? [] : [`${t('column.leads')} ${format.number(count)}`]),
      ...perCurrency.map((amount) => format.money(amount)),
      ...(weightedEuroCents === null ? [] : [`${t('column.weighted')} ${euro(weightedEuroCents)}`]),
      ...(jobs === null ? [] : [`${t('column.jobs')} ${format.number(jobs)}`]),
    ].join(' · ');
  }
}

function Sum({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['sum']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
