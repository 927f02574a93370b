import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '@brug/contracts/reports';
import { useFormat } from '../../shared/format/use-format.js';
import styles from './panel.module.css';

/** Which rates make the euro figures, and of which day each is. */
export function RatesPanel({ report }: { readonly report: PipelineReport }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { rateDate, rates } = report;
  const rate = new Intl.NumberFormat(format.locale, { minimumFractionDigits: 4, maximumFractionDigits: 6 });
  return (
    <section className={styles['panel']} aria-labelledby="pipeline-rates">
      <h2 className={styles['head']} id="pipeline-rates">
        {t('rates.title', { day: format.dayOfYear(rateDate) })}
      </h2>
      <table className={styles['rates']}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('rates.currency')}</th>
            <th scope="col">{t('rates.perEuro')}</th>
            <th scope="col">{t('rates.of')}</th>
          </tr>
        </thead>
        <tbody>
          {rates
            .filter(({ currency }) => currency !== 'EUR')
            .map(({ currency, date, unitsPerEuro }) => (
              <tr key={currency}>
                <th scope="row">{currency}</th>
                <td>{t('rates.isEuro', { rate: `${rate.format(Number(unitsPerEuro))} ${currency}` })}</td>
                <td className="muted">{format.dayOfYear(date)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className={styles['foot']}>{t('rates.weighted')}</p>
    </section>
  );
}
