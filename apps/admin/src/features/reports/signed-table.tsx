import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '@brug/contracts/reports';
import { FiguresTable } from '../../shared/components/figures-table.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { added, countOf, currenciesOf, sumOf } from './figures.js';
import type { TrackReport } from './figures.js';
import type { RowsSearch } from './reports-search.js';
import { AmountCell, CurrencyCells, NumberCell } from './table-cells.js';
import styles from './tables.module.css';

/** What was signed this year in full figures. */
export function SignedTable({ report }: { readonly report: PipelineReport }) {
  const { t } = useTranslation(['reports', 'common']);
  const format = useFormat();
  const { tracks, rateDate } = report;
  const currencies = currenciesOf(tracks);
  const year = tracks[0]?.signed.year ?? 0;
  const cells = (of: string, rows: RowsSearch, sums: TrackReport['signed']) => (
    <>
      <NumberCell rows={rows} of={`${of}, ${t('signed.count', { year })}`} value={sums.count} />
      <CurrencyCells rows={rows} of={of} currencies={currencies} amounts={sums.perCurrency} />
      <AmountCell rows={rows} of={`${of}, ${t('signed.value', { year })}`} euroCents={sums.euroCents} />
      <NumberCell rows={rows} of={`${of}, ${t('signed.jobs', { year })}`} value={sums.jobs} />
    </>
  );

  return (
    <FiguresTable label={t('signed.title', { year })} className={styles['report']}>
      <caption>{t('signed.title', { year })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.track')}</th>
          <th scope="col">{t('column.signed')}</th>
          {currencies.map((currency) => (
            <th key={currency} scope="col">
              {t('column.in', { currency })}
            </th>
          ))}
          <th scope="col">{t('column.euroOf', { day: format.dayOfYear(rateDate) })}</th>
          <th scope="col">{t('column.jobs')}</th>
        </tr>
      </thead>
      <tbody>
        {tracks.map(({ track, signed }) => {
          const name = t(`common:track.${track}`);
          return (
            <tr key={track} data-track={track}>
              <th scope="row">
                <span className="row">
                  <TrackMark track={track} decorative />
                  {name}
                </span>
              </th>
              {cells(name, { track, category: 'signed', signedYear: year }, signed)}
            </tr>
          );
        })}
      </tbody>
      {tracks.length > 1 && (
        <tfoot>
          <tr className={styles['sum']}>
            <th scope="row">{t('table.all')}</th>
            {cells(
              t('table.all'),
              { category: 'signed', signedYear: year },
              {
                year,
                count: countOf(tracks, ({ signed }) => signed.count),
                perCurrency: added(tracks.map(({ signed }) => signed.perCurrency)),
                euroCents: String(sumOf(tracks, ({ signed }) => signed.euroCents)),
                jobs: countOf(tracks, ({ signed }) => signed.jobs),
              },
            )}
          </tr>
        </tfoot>
      )}
    </FiguresTable>
  );
}
