import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '@brug/contracts/reports';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { inEuro } from './figures.js';
import { ShareBar } from './share-bar.js';
import { RowsFigure } from './rows-figure.js';
import styles from './panel.module.css';

/** The open value in the currencies it was agreed in; bars compare it in euro. */
export function CurrencyPanel({ report }: { readonly report: PipelineReport }) {
  const { t } = useTranslation(['reports', 'common']);
  const format = useFormat();
  const lines = report.tracks.flatMap(({ track, perCurrency }) =>
    perCurrency.map((amount) => ({ track, amount, euro: inEuro(amount, report) })),
  );
  const most = Math.max(1, ...lines.map(({ euro }) => Number(euro ?? 0)));
  return (
    <section className={styles['panel']} aria-labelledby="pipeline-currencies">
      <h2 className={styles['head']} id="pipeline-currencies">
        {t('currencies.title')}
        <span className={styles['about']}>{t('currencies.about')}</span>
      </h2>
      {lines.length === 0 && <p className="muted">{t('currencies.none')}</p>}
      {lines.map(({ track, amount, euro }) => {
        const name = `${t(`common:track.${track}`)}, ${amount.currency}`;
        return (
          <div key={name} className={styles['line']} data-track={track}>
            <span className={styles['name']}>
              <TrackMark track={track} />
              {amount.currency}
            </span>
            <span className={styles['numbers']}>
              <RowsFigure
                rows={{ track, category: 'open', currency: amount.currency }}
                of={name}
                className="medium"
                title={format.money(amount)}
              >
                {format.moneyCompact(amount)}
              </RowsFigure>
              {amount.currency !== 'EUR' && (
                <span className="muted">
                  {euro === null ? (
                    t('currencies.noRate')
                  ) : (
                    <RowsFigure
                      rows={{ track, category: 'open', currency: amount.currency }}
                      of={`${name}, ${t('column.euro')}`}
                    >
                      {format.moneyCompact({ amountMinor: euro, currency: 'EUR' })}
                    </RowsFigure>
                  )}
                </span>
              )}
            </span>
            <ShareBar
              share={Number(euro ?? 0) / most}
              label={
                euro === null
                  ? `${name}: ${t('currencies.noRate')}`
                  : `${name}: ${format.moneyCompact({ amountMinor: euro, currency: 'EUR' })}`
              }
            />
          </div>
        );
      })}
    </section>
  );
}
