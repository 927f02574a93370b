import { useTranslation } from 'react-i18next';
import { AnyScript } from '../../../../shared/components/any-script.js';
import type { LineModel, LineStep } from '../line/line-model.js';
import { useLineWords } from '../line/line-words.js';
import styles from './step.module.css';

/** When the step is left out, and what happens instead. */
export function StepConditionPanel({
  lineStep: { step },
  model,
}: {
  readonly lineStep: LineStep;
  readonly model: LineModel;
}) {
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  const { condition } = step;
  const others =
    condition === null
      ? []
      : model.steps.filter(
          ({ step: other }) => other.condition?.fact === condition.fact && other.condition.is !== condition.is,
        );
  return (
    <div className={styles['panel']}>
      <p className="t14">{words.conditionOf(condition)}</p>
      <p className="muted">{t(condition === null ? 'conditionHelp.always' : `conditionHelp.${condition.fact}`)}</p>
      {condition !== null && (
        <p className="muted">{t(others.length === 0 ? 'conditionHelp.leftOut' : 'conditionHelp.instead')}</p>
      )}
      <ul>
        {others.map(({ step: other, index }) => (
          <li key={other.key}>
            {index + 1}. <AnyScript>{words.nameOf(other)}</AnyScript>
          </li>
        ))}
      </ul>
      <p className="muted t12">{t('conditionHelp.asked')}</p>
    </div>
  );
}
