import { useTranslation } from 'react-i18next';
import type { SequenceTrigger } from '@brug/domain/sequences';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { Icon } from '../../../../shared/components/icon.js';
import { nodeRadius } from './line-layout.js';
import type { LineLayout } from './line-layout.js';
import type { LineModel } from './line-model.js';
import { iconOf, useLineWords } from './line-words.js';
import styles from './line.module.css';

interface LineNodesProps {
  readonly model: LineModel;
  readonly trigger: SequenceTrigger;
  readonly line: LineLayout;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}

/** The steps as buttons over the drawing, with the delay of each before it and the fact that decides where a way begins. */
export function LineNodes({ model: { steps, rails }, trigger, line, selected, onSelect }: LineNodesProps) {
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  const { spacing, nodes } = line;
  const facts = new Set(rails.branches.map(({ fact }) => fact));
  return (
    <ol className={styles['nodes']}>
      {nodes.map(({ index, x, y }) => {
        const found = steps[index];
        const step = found?.step;
        const before = nodes.findLast((node) => node.index < index && node.y === y);
        const shape = step === undefined ? 'trigger' : step.kind;
        const place = { left: x - spacing / 2, top: y - nodeRadius, width: spacing };
        const condition = step?.condition ?? null;
        const branches = condition !== null && facts.has(condition.fact);
        return (
          <li key={step?.key ?? ''} className={styles['node']} style={place}>
            {step && (
              <span
                className={styles['delay']}
                style={{ left: delayPlace(x, before?.x, spacing) - place.left, maxWidth: spacing - 34 }}
                title={words.delayInWords(step)}
              >
                {words.delayOf(step)}
              </span>
            )}
            <button
              type="button"
              className={styles['button']}
              aria-pressed={selected === (step?.key ?? null)}
              onClick={() => onSelect(step?.key ?? null)}
            >
              <span className={styles['shape']} data-shape={shape}>
                <Icon name={step ? iconOf(step) : 'flag'} />
              </span>
              <span className={styles['name']}>
                {step ? <AnyScript>{words.nameOf(step)}</AnyScript> : words.triggerName(trigger)}
              </span>
              <span className={styles['kind']}>{step ? words.kindOf(step, index) : t('line.countsFromHere')}</span>
              {condition !== null && (
                <span
                  className={styles['condition']}
                  data-branch={branches || undefined}
                  title={words.conditionOf(condition)}
                >
                  {words.conditionOf(condition)}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** Half-way from the step before it on its rail; where a way begins, just before the step. */
function delayPlace(x: number, before: number | undefined, spacing: number): number {
  return before === undefined || x - before > spacing * 1.5 ? x - spacing / 2 : (x + before) / 2;
}
