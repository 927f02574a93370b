import { useTranslation } from 'react-i18next';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { Button, IconButton } from '../../../../shared/components/button.js';
import { Icon } from '../../../../shared/components/icon.js';
import { MAX_STEPS } from '@brug/domain/sequences';
import { iconOf, useLineWords } from '../line/line-words.js';
import { stepIndexOf } from './draft.js';
import type { DraftProblem, Step } from './draft.js';
import styles from './edit.module.css';

interface StepListProps {
  readonly steps: readonly Step[];
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
  readonly problems: readonly DraftProblem[];
  readonly onMove: (key: string, by: -1 | 1) => void;
  readonly onDuplicate: (key: string) => void;
  readonly onRemove: (key: string) => void;
  readonly onAdd: (kind: Step['kind']) => void;
}

/** The parts of the sequence: its settings, and its steps in order, each with what can be done to it. */
export function StepList(props: StepListProps) {
  const { steps, selected, onSelect, problems, onMove, onDuplicate, onRemove, onAdd } = props;
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  const isFull = steps.length >= MAX_STEPS;
  const hasProblem = (index: number | null) => problems.some(({ path }) => stepIndexOf(path) === index);
  return (
    <div className={styles['side']}>
      <ol className={styles['stepList']} aria-label={t('edit.parts')}>
        <li data-selected={selected === null || undefined}>
          <button type="button" aria-current={selected === null} onClick={() => onSelect(null)}>
            <Icon name="flag" size="sm" />
            <span className="truncate">{t('edit.settings')}</span>
            {hasProblem(null) && <Icon name="alert" size="xs" className="is-danger" label={t('problem.here')} />}
          </button>
        </li>
        {steps.map((step, index) => {
          const name = words.nameOf(step);
          return (
            <li key={step.key} data-selected={selected === step.key || undefined}>
              <button type="button" aria-current={selected === step.key} onClick={() => onSelect(step.key)}>
                <Icon name={iconOf(step)} size="sm" />
                <span className="truncate">
                  {index + 1}. <AnyScript>{name}</AnyScript>
                </span>
                {hasProblem(index) && <Icon name="alert" size="xs" className="is-danger" label={t('problem.here')} />}
                <span className={styles['delay']}>{step.delayWorkingDays}</span>
              </button>
              {selected === step.key && (
                <div className={styles['acts']}>
                  <IconButton
                    size="sm"
                    icon="up"
                    label={t('edit.up', { name })}
                    disabled={index === 0}
                    onClick={() => onMove(step.key, -1)}
                  />
                  <IconButton
                    size="sm"
                    icon="down"
                    label={t('edit.down', { name })}
                    disabled={index === steps.length - 1}
                    onClick={() => onMove(step.key, 1)}
                  />
                  <IconButton
                    size="sm"
                    icon="copy"
                    label={t('edit.duplicate', { name })}
                    disabled={isFull}
                    onClick={() => onDuplicate(step.key)}
                  />
                  <IconButton
                    size="sm"
                    icon="close"
                    label={t('edit.remove', { name })}
                    onClick={() => onRemove(step.key)}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <div className={styles['adds']}>
        <Button size="sm" icon="mail" disabled={isFull} onClick={() => onAdd('message')}>
          {t('edit.addMessage')}
        </Button>
        <Button size="sm" icon="task" disabled={isFull} onClick={() => onAdd('task')}>
          {t('edit.addTask')}
        </Button>
      </div>
    </div>
  );
}
