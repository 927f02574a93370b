import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { PipelineReport } from '@brug/contracts/reports';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useFormat } from '../../shared/format/use-format.js';
import { added, countOf, sumOf } from './figures.js';
import { RowsFigure } from './rows-figure.js';
import type { RowsSearch } from './reports-search.js';
import styles from './headline.module.css';

/** The figures management looks at first. */
export function Headline({ report }: { readonly report: PipelineReport }) {
  const { t } = useTranslation(['reports', 'common']);
  const format = useFormat();
  const { tracks } = report;
  const [only] = tracks.length === 1 ? tracks : [];
  const within = only === undefined ? {} : { track: only.track };
  const open: RowsSearch = { ...within, category: 'open' };
  const year = tracks[0]?.signed.year ?? 0;
  const signed: RowsSearch = { ...within, category: 'signed', signedYear: year };
  const value = sumOf(tracks, ({ euroCents }) => euroCents);
  const weighted = sumOf(tracks, ({ weightedEuroCents }) => weightedEuroCents);
  const signedValue = sumOf(tracks, (each) => each.signed.euroCents);
  const euro = (cents: bigint) => ({ amountMinor: cents, currency: 'EUR' as const });

  return (
    <dl className={styles['headline']}>
      {tracks.map(({ track, count, weightedEuroCents }) => (
        <Figure
          key={track}
          label={
            <>
              <TrackMark track={track} decorative />
              {t(`headline.open.${track}`)}
            </>
          }
          note={
            <>
              <RowsFigure
                rows={{ track, category: 'open' }}
                of={t(`headline.open.${track}`)}
                title={format.money(euro(BigInt(weightedEuroCents)))}
              >
                {format.moneyCompact(euro(BigInt(weightedEuroCents)))}
              </RowsFigure>{' '}
              {t('headline.weighted')}
            </>
          }
        >
          <RowsFigure rows={{ track, category: 'open' }} of={t(`headline.open.${track}`)}>
            {format.number(count)}
          </RowsFigure>
        </Figure>
      ))}
      <Figure
        label={t('headline.value')}
        note={added(tracks.map(({ perCurrency }) => perCurrency)).map((amount, index) => (
          <span key={amount.currency}>
            {index > 0 && ' · '}
            <RowsFigure rows={{ ...open, currency: amount.currency }} of={t('headline.value')}>
              {format.moneyCompact(amount)}
            </RowsFigure>
          </span>
        ))}
      >
        <RowsFigure rows={open} of={t('headline.value')} title={format.money(euro(value))}>
          {format.moneyCompact(euro(value))}
        </RowsFigure>
      </Figure>
      <Figure
        label={t('headline.weightedValue')}
        note={
          value === 0n ? '' : t('headline.ofValue', { share: format.basisPoints(Number((weighted * 10_000n) / value)) })
        }
      >
        <RowsFigure rows={open} of={t('headline.weightedValue')} title={format.money(euro(weighted))}>
          {format.moneyCompact(euro(weighted))}
        </RowsFigure>
      </Figure>
      <Figure
        label={t('headline.signed', { year })}
        small={
          <RowsFigure rows={signed} of={t('signed.value', { year })} title={format.money(euro(signedValue))}>
            {format.moneyCompact(euro(signedValue))}
          </RowsFigure>
        }
        note={splitOf((each) => each.signed.count, t('signed.count', { year }))}
      >
        <RowsFigure rows={signed} of={t('signed.count', { year })}>
          {format.number(countOf(tracks, (each) => each.signed.count))}
        </RowsFigure>
      </Figure>
      <Figure
        label={t('headline.jobs', { year })}
        note={splitOf((each) => each.signed.jobs, t('signed.jobs', { year }))}
      >
        <RowsFigure rows={signed} of={t('signed.jobs', { year })}>
          {format.number(countOf(tracks, (each) => each.signed.jobs))}
        </RowsFigure>
      </Figure>
    </dl>
  );

  /** The part of each track in a figure of both. */
  function splitOf(numberOf: (track: PipelineReport['tracks'][number]) => number, of: string): ReactNode {
    return tracks.map((each, index) => (
      <span key={each.track}>
        {index > 0 && ' · '}
        <RowsFigure
          rows={{ track: each.track, category: 'signed', signedYear: year }}
          of={`${of}, ${t(`common:track.${each.track}`)}`}
        >
          {format.number(numberOf(each))}
        </RowsFigure>{' '}
        {t(`common:track.${each.track}`)}
      </span>
    ));
  }
}

interface FigureProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
  readonly small?: ReactNode;
  readonly note: ReactNode;
}

function Figure({ label, children, small, note }: FigureProps) {
  return (
    <div className={styles['figure']}>
      <dt className={styles['label']}>{label}</dt>
      <dd className={styles['value']}>
        {children}
        {small !== undefined && <small>{small}</small>}
      </dd>
      <dd className={styles['note']}>{note}</dd>
    </div>
  );
}
