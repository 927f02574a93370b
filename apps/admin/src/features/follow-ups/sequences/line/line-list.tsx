import { useTranslation } from 'react-i18next';
import type { SequenceTrigger } from '@brug/domain/sequences';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { Icon } from '../../../../shared/components/icon.js';
import { DateText, LocalTimes } from '../../../../shared/components/times.js';
import type { LineModel } from './line-model.js';
import { iconOf, useLineWords } from './line-words.js';
import styles from './line.module.css';

interface LineListProps {
  readonly model: LineModel;
  readonly trigger: SequenceTrigger;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}

/** The steps from top to bottom with their dates: the drawing of a narrow screen. */
export function LineList({ model, trigger, selected, onSelect }: LineListProps) {
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  const { steps, rails, triggerDay, triggerAt } = model;
  return (
    <ol className={styles['list']} aria-label={t('line.title')}>
      <li className={styles['item']}>
        <button
          type="button"
          className={styles['itemButton']}
          aria-pressed={selected === null}
          onClick={() => onSelect(null)}
        >
          <span className={styles['shape']} data-shape="trigger">
            <Icon name="flag" />
          </span>
          <span className={styles['itemText']}>
            <span className={styles['name']}>{words.triggerName(trigger)}</span>
            <span className="muted">
              <DateText on={triggerDay} look="year" /> · <LocalTimes at={triggerAt.epochMilliseconds} />
            </span>
          </span>
        </button>
      </li>
      {steps.map(({ index, step, date }) => (
        <li key={step.key} className={styles['item']} data-branch={rails.railOf[index] === 1 || undefined}>
          <button
            type="button"
            className={styles['itemButton']}
            aria-pressed={selected === step.key}
            onClick={() => onSelect(step.key)}
          >
            <span className={styles['shape']} data-shape={step.kind}>
              <Icon name={iconOf(step)} />
            </span>
            <span className={styles['itemText']}>
              <span className={styles['name']}>
                <AnyScript>{words.nameOf(step)}</AnyScript>
              </span>
              <span className="muted t12">
                {words.kindOf(step, index)} · {words.delayOf(step)}
                {step.condition && ` · ${words.conditionOf(step.condition)}`}
              </span>
              {date && (
                <span>
                  <DateText on={date.day} /> · <LocalTimes at={date.at.epochMilliseconds} />
                  {date.provisional && <span className="is-warn"> {t('line.provisional')}</span>}
                </span>
              )}
              {date?.naiveDay && (
                <span className="muted t12">
                  {t('line.naive')} <DateText on={date.naiveDay} />
                </span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
