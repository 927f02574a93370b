import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '@brug/contracts/reports';
import { FiguresTable } from '../../shared/components/figures-table.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import { added, countOf, currenciesOf, sumOf } from './figures.js';
import type { Amounts } from './figures.js';
import { AmountCell, CurrencyCells, NumberCell } from './table-cells.js';
import type { RowsSearch } from './reports-search.js';
import styles from './tables.module.css';

/** The open pipeline in full figures: every stage, what each track adds up to, and both together. */
export function PipelineTable({ report }: { readonly report: PipelineReport }) {
  const { t } = useTranslation(['reports', 'common']);
  const format = useFormat();
  const localised = useLocalised();
  const { tracks, rateDate } = report;
  const currencies = currenciesOf(tracks);
  const cells = (of: string, rows: RowsSearch, sums: OpenSums) => (
    <>
      <NumberCell rows={rows} of={`${of}, ${t('column.leads')}`} value={sums.count} />
      <CurrencyCells rows={rows} of={of} currencies={currencies} amounts={sums.perCurrency} />
      <AmountCell rows={rows} of={`${of}, ${t('column.value')}`} euroCents={sums.euroCents} />
      <AmountCell rows={rows} of={`${of}, ${t('column.weighted')}`} euroCents={sums.weightedEuroCents} />
    </>
  );

  return (
    <FiguresTable label={t('table.open')} className={styles['report']}>
      <caption>{t('table.open')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.stage')}</th>
          <th scope="col">{t('column.probability')}</th>
          <th scope="col">{t('column.leads')}</th>
          {currencies.map((currency) => (
            <th key={currency} scope="col">
              {t('column.in', { currency })}
            </th>
          ))}
          <th scope="col">{t('column.euroOf', { day: format.dayOfYear(rateDate) })}</th>
          <th scope="col">{t('column.weighted')}</th>
        </tr>
      </thead>
      {tracks.map(({ track, stages, ...sums }) => {
        const name = t(`common:track.${track}`);
        return (
          <tbody key={track} data-track={track}>
            <tr className={styles['group']}>
              <th scope="rowgroup" colSpan={currencies.length + 5}>
                <span className="row">
                  <TrackMark track={track} decorative />
                  {name}
                </span>
              </th>
            </tr>
            {stages.map(({ stage, ...line }) => (
              <tr key={stage.id}>
                <th scope="row">{localised(stage.names)}</th>
                <td className="muted">{format.basisPoints(stage.probabilityBp)}</td>
                {cells(localised(stage.names), { track, category: 'open', stageId: stage.id }, line)}
              </tr>
            ))}
            <tr className={styles['sum']}>
              <th scope="row">{t('table.sumOf', { track: name })}</th>
              <td />
              {cells(t('table.sumOf', { track: name }), { track, category: 'open' }, sums)}
            </tr>
          </tbody>
        );
      })}
      {tracks.length > 1 && (
        <tfoot>
          <tr className={styles['sum']}>
            <th scope="row">{t('table.all')}</th>
            <td />
            {cells(
              t('table.all'),
              { category: 'open' },
              {
                count: countOf(tracks, ({ count }) => count),
                perCurrency: added(tracks.map(({ perCurrency }) => perCurrency)),
                euroCents: String(sumOf(tracks, ({ euroCents }) => euroCents)),
                weightedEuroCents: String(sumOf(tracks, ({ weightedEuroCents }) => weightedEuroCents)),
              },
            )}
          </tr>
        </tfoot>
      )}
    </FiguresTable>
  );
}

interface OpenSums {
  readonly count: number;
  readonly perCurrency: Amounts;
  readonly euroCents: string;
  readonly weightedEuroCents: string;
}
