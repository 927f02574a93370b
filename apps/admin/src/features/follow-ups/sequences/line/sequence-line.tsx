import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SequenceTrigger } from '@brug/domain/sequences';
import type { Track } from '@brug/domain/tracks';
import { Button } from '../../../../shared/components/button.js';
import { useHotkeys } from '../../../../shared/hotkeys/use-hotkeys.js';
import { LineDrawing } from './line-drawing.js';
import { LineList } from './line-list.js';
import type { LineModel } from './line-model.js';
import { LineTable } from './line-table.js';
import styles from './line.module.css';

interface SequenceLineProps {
  readonly model: LineModel;
  readonly trigger: SequenceTrigger;
  readonly track: Track | null;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}

/** Before the window has been measured, and where it cannot be. */
const usualWidth = 1184;

/** The steps and the dates they fall on: drawn, as a table behind T, as a list on a phone. */
export function SequenceLine({ model, trigger, track, selected, onSelect }: SequenceLineProps) {
  const { t } = useTranslation('sequences');
  const { ref, width } = useElementSize();
  const [asTable, setAsTable] = useState(false);
  const onPhone = useMediaQuery('(max-width: 640px)') === true;
  const toggle = () => setAsTable((before) => !before);
  const shared = { model, trigger, selected, onSelect };
  const label = t(asTable ? 'line.asDrawing' : 'line.asTable');

  const keys = [null, ...model.steps.map(({ step }) => step.key)];
  const go = (by: 1 | -1) => {
    const next = keys[keys.indexOf(selected) + by];
    if (next !== undefined) onSelect(next);
  };

  useHotkeys(t('line.title'), [
    { keys: 't', label, run: toggle, enabled: !onPhone },
    { keys: 'j', label: t('line.next'), run: () => go(1), inPalette: false },
    { keys: 'k', label: t('line.previous'), run: () => go(-1), inPalette: false },
  ]);
  return (
    <section className={styles['line']} data-track={track ?? undefined} aria-label={t('line.title')}>
      <div ref={ref}>
        {onPhone ? (
          <LineList {...shared} />
        ) : asTable ? (
          <LineTable model={model} />
        ) : (
          <LineDrawing {...shared} width={width === 0 ? usualWidth : width} />
        )}
      </div>
      {!onPhone && (
        <div className={styles['tools']}>
          <Button variant="ghost" size="sm" hotkey="t" aria-pressed={asTable} onClick={toggle}>
            {label}
          </Button>
        </div>
      )}
    </section>
  );
}
