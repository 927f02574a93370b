import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '@brug/contracts/reports';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RowsFigure } from './rows-figure.js';
import { ShareBar } from './share-bar.js';
import styles from './panel.module.css';

/** What was signed this year on each track: how many, how much, how many jobs. */
export function SignedPanel({ report }: { readonly report: PipelineReport }) {
  const { t } = useTranslation(['reports', 'common']);
  const format = useFormat();
  const year = report.tracks[0]?.signed.year ?? 0;
  const most = Math.max(1, ...report.tracks.map(({ signed }) => Number(signed.euroCents)));
  return (
    <section className={styles['panel']} aria-labelledby="pipeline-signed">
      <h2 className={styles['head']} id="pipeline-signed">
        {t('signed.title', { year })}
        <span className={styles['about']}>{t('signed.about')}</span>
      </h2>
      {report.tracks.map(({ track, signed }) => {
        const name = t(`common:track.${track}`);
        const rows = { track, category: 'signed', signedYear: signed.year } as const;
        const value = { amountMinor: signed.euroCents, currency: 'EUR' as const };
        return (
          <div key={track} className={styles['line']} data-track={track}>
            <span className={styles['name']}>
              <TrackMark track={track} decorative />
              {name}
            </span>
            <span className={styles['numbers']}>
              <RowsFigure rows={rows} of={`${t('signed.count', { year })}, ${name}`} className="strong">
                {format.number(signed.count)}
              </RowsFigure>
              <RowsFigure
                rows={rows}
                of={`${t('signed.value', { year })}, ${name}`}
                className="medium"
                title={format.money(value)}
              >
                {format.moneyCompact(value)}
              </RowsFigure>
              <span className="muted">
                <RowsFigure rows={rows} of={`${t('signed.jobs', { year })}, ${name}`}>
                  {format.number(signed.jobs)}
                </RowsFigure>{' '}
                {t('signed.jobsUnit', { count: signed.jobs })}
              </span>
            </span>
            <ShareBar share={Number(signed.euroCents) / most} label={`${name}: ${format.moneyCompact(value)}`} />
            <span className={styles['about']}>
              {signed.perCurrency.map((amount, index) => (
                <span key={amount.currency}>
                  {index > 0 && ' · '}
                  <RowsFigure
                    rows={{ ...rows, currency: amount.currency }}
                    of={`${t('signed.value', { year })}, ${name}`}
                    title={format.money(amount)}
                  >
                    {format.moneyCompact(amount)}
                  </RowsFigure>
                </span>
              ))}
            </span>
          </div>
        );
      })}
    </section>
  );
}
