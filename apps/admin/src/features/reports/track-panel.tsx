import { useTranslation } from 'react-i18next';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import type { TrackReport } from './figures.js';
import { RowsFigure } from './rows-figure.js';
import { StageFunnel, StageValues } from './stage-drawings.js';
import styles from './track-panel.module.css';

/** One track drawn: how many leads stand in each stage, and what they are worth, weighted and whole. */
export function TrackPanel({ report }: { readonly report: TrackReport }) {
  const { t } = useTranslation(['reports', 'common']);
  const format = useFormat();
  const localised = useLocalised();
  const { track, stages } = report;
  const name = t(`common:track.${track}`);
  const euro = (cents: string) => ({ amountMinor: cents, currency: 'EUR' as const });
  const lines = stages.map(({ stage, ...sums }) => ({ ...sums, id: stage.id, name: localised(stage.names) }));

  return (
    <section className={styles['panel']} data-track={track} aria-labelledby={`pipeline-${track}`}>
      <h2 className={styles['head']} id={`pipeline-${track}`}>
        <TrackMark track={track} decorative />
        {name}
        <span className={styles['about']}>{t('panel.about')}</span>
      </h2>
      <div className={styles['stages']}>
        <span />
        <span />
        <span className={styles['column']}>{t('column.leads')}</span>
        <span className={styles['legend']}>
          <i className={styles['weightedKey']} /> {t('column.weighted')}
          <i className={styles['valueKey']} /> {t('column.value')}
        </span>
        <span className={styles['column']}>{t('column.value')}</span>
        <span className={styles['column']} data-cell="weighted">
          {t('column.weighted')}
        </span>
        <StageFunnel label={t('panel.funnel', { track: name })} lines={lines} className={styles['funnel']} />
        <StageValues label={t('panel.values', { track: name })} lines={lines} className={styles['values']} />
        {lines.map((line, index) => {
          const rows = { track, category: 'open', stageId: line.id } as const;
          const gridRow = index + 2;
          return (
            <div key={line.id} className={styles['line']}>
              <span className={styles['name']} style={{ gridRow }}>
                {line.name}
              </span>
              <span className={styles['count']} style={{ gridRow }}>
                <RowsFigure rows={rows} of={`${line.name}, ${t('column.leads')}`}>
                  {format.number(line.count)}
                </RowsFigure>
              </span>
              <span className={styles['value']} style={{ gridRow }}>
                <RowsFigure
                  rows={rows}
                  of={`${line.name}, ${t('column.value')}`}
                  title={format.money(euro(line.euroCents))}
                >
                  {format.moneyCompact(euro(line.euroCents))}
                </RowsFigure>
              </span>
              <span className={styles['weighted']} data-cell="weighted" style={{ gridRow }}>
                <RowsFigure
                  rows={rows}
                  of={`${line.name}, ${t('column.weighted')}`}
                  title={format.money(euro(line.weightedEuroCents))}
                >
                  {format.moneyCompact(euro(line.weightedEuroCents))}
                </RowsFigure>
              </span>
            </div>
          );
        })}
      </div>
      <Total report={report} />
    </section>
  );
}

function Total({ report }: { readonly report: TrackReport }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { track, count, euroCents, weightedEuroCents } = report;
  const rows = { track, category: 'open' } as const;
  return (
    <p className={styles['total']}>
      <span className="grow">{t('panel.total')}</span>
      <RowsFigure rows={rows} of={`${t('panel.total')}, ${t('column.leads')}`} className="strong">
        {format.number(count)}
      </RowsFigure>
      <RowsFigure rows={rows} of={`${t('panel.total')}, ${t('column.value')}`} className="strong">
        {format.moneyCompact({ amountMinor: euroCents, currency: 'EUR' })}
      </RowsFigure>
      <span className="muted">
        {t('column.weighted')}{' '}
        <RowsFigure rows={rows} of={`${t('panel.total')}, ${t('column.weighted')}`}>
          {format.moneyCompact({ amountMinor: weightedEuroCents, currency: 'EUR' })}
        </RowsFigure>
      </span>
    </p>
  );
}
