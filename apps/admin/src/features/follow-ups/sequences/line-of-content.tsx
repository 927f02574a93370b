import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { lineModel } from './line/line-model.js';
import type { LineModel } from './line/line-model.js';
import { SequenceLine } from './line/sequence-line.js';
import type { SequenceContent } from './plan/compare.js';
import type { Sample } from './plan/sample.js';
import { SampleBar } from './sample/sample-bar.js';
import { useSample } from './sample/use-sample.js';
import type { SequenceSearch } from './sequences-search.js';
import styles from './sequence.module.css';

interface LineOfContentProps {
  readonly content: SequenceContent;
  readonly search: SequenceSearch;
  readonly onSearch: (search: SequenceSearch) => void;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
  /** What stands below the line. */
  readonly children: (sample: Sample, model: LineModel) => ReactNode;
}

/** The line of a version or of a draft, with the dates of the chosen sample. */
export function LineOfContent({ content, search, onSearch, selected, onSelect, children }: LineOfContentProps) {
  const { definition } = content;
  const { sample, lead, timing, calendars, error, retry } = useSample(definition, search);
  const model = calendars && lineModel(definition, timing, calendars);
  return (
    <>
      <div className={styles['sample']}>
        <SampleBar
          sample={sample}
          lead={lead}
          triggerAt={timing.triggerAt}
          trigger={definition.trigger.type}
          track={definition.track}
          search={search}
          onChange={(changes) => {
            const kept = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
            onSearch(Object.fromEntries(kept));
          }}
        />
      </div>
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {!model && !error && <SkeletonRows rows={8} />}
      {model && (
        <>
          <SequenceLine
            model={model}
            trigger={definition.trigger}
            track={definition.track}
            selected={selected}
            onSelect={onSelect}
          />
          {children(sample, model)}
        </>
      )}
    </>
  );
}
