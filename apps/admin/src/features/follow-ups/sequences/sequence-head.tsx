import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import type { EnrolmentState } from '@brug/domain/sequences';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Figure } from '../../../shared/components/figure.js';
import { Segmented } from '../../../shared/components/segmented.js';
import { TrackMark } from '../../../shared/components/track-mark.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { useLineWords } from './line/line-words.js';
import { repliedShare } from './replied-share.js';
import type { SequenceSearch } from './sequences-search.js';
import styles from './sequence.module.css';

interface SequenceHeadProps {
  readonly sequence: Sequence;
  readonly view: SequenceSearch['view'];
  readonly isEditing: boolean;
  readonly search: SequenceSearch;
  readonly onSearch: (search: SequenceSearch, replace?: boolean) => void;
}

/** What the sequence is called, what begins it, and the figures of its runs, each opening them. */
export function SequenceHead({ sequence, view, isEditing, search, onSearch }: SequenceHeadProps) {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const localised = useLocalised();
  const words = useLineWords();
  const { names, definition, runs, track } = sequence;
  const share = repliedShare(runs);
  const open = (state?: EnrolmentState) => {
    const { lead, on } = search;
    onSearch({ view: 'runs', ...(lead && { lead }), ...(on && { on }), ...(state && { state }) }, false);
  };
  return (
    <div className={styles['head']}>
      <div className="grow">
        <h1 className={styles['title']}>
          {track && <TrackMark track={track} />}
          <AnyScript>{localised(names)}</AnyScript>
        </h1>
        <p className="muted">
          {t('head.begins', { trigger: words.triggerOf(definition.trigger) })}{' '}
          <Figure onClick={() => open('running')}>
            {t('head.running', { count: runs.running, figure: format.number(runs.running) })}
          </Figure>
          {runs.paused > 0 && (
            <>
              {t('head.separator')}
              <Figure onClick={() => open('paused')}>
                {t('head.paused', { count: runs.paused, figure: format.number(runs.paused) })}
              </Figure>
            </>
          )}
          {t('head.separator')}
          <Figure onClick={() => open('finished')}>
            {t('head.finished', { count: runs.finished, figure: format.number(runs.finished) })}
          </Figure>
          {share !== null && (
            <>
              {t('head.separator')}
              <Figure onClick={() => open()}>{t('head.replied', { share: format.basisPoints(share) })}</Figure>
            </>
          )}
          {t('head.end')} {t('head.keepVersion')}
        </p>
      </div>
      {!isEditing && (
        <Segmented
          label={t('view.title')}
          segments={[
            { value: 'line', label: t('view.line'), icon: 'sequence' },
            { value: 'runs', label: t('view.runs'), icon: 'group' },
            { value: 'versions', label: t('view.versions'), icon: 'clock' },
          ]}
          value={view ?? 'line'}
          onChange={(chosen) => {
            const { lead, on } = search;
            onSearch({ ...(lead && { lead }), ...(on && { on }), ...(chosen !== 'line' && { view: chosen }) }, false);
          }}
        />
      )}
    </div>
  );
}
