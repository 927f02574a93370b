import { useTranslation } from 'react-i18next';
import type { SequenceDefinitionDto } from '@brug/contracts/sequences';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { Icon } from '../../../../shared/components/icon.js';
import type { SequenceChange } from '../plan/compare.js';
import { useLineWords } from '../line/line-words.js';
import styles from './versions.module.css';

interface ChangesListProps {
  readonly changes: readonly SequenceChange[];
  /** The steps afterwards: they give the numbers. */
  readonly steps: SequenceDefinitionDto['steps'];
  /** What is said when nothing differs. */
  readonly none: string;
}

/** How one version differs from another, a line for each step. */
export function ChangesList({ changes, steps, none }: ChangesListProps) {
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  if (changes.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className={styles['changes']}>
      {changes.map((change) => {
        if (!('step' in change)) {
          return (
            <li key={change.what}>
              <Icon name="edit" size="xs" />
              <span>{t(`change.${change.what}`)}</span>
            </li>
          );
        }
        const { what, step } = change;
        const number = steps.findIndex(({ key }) => key === step.key) + 1;
        return (
          <li key={`${what}${step.key}`} data-what={what}>
            <Icon name={what === 'step-added' ? 'plus' : what === 'step-removed' ? 'close' : 'edit'} size="xs" />
            <span>
              {what === 'step-removed' ? t('change.step-removed') : t(`change.${what}`, { number })}{' '}
              <b>
                <AnyScript>{words.nameOf(step)}</AnyScript>
              </b>
              {change.what === 'step-changed' && (
                <span className="muted">
                  {': '}
                  {words.listOf(
                    change.aspects.map((aspect) =>
                      aspect === 'delay'
                        ? t('aspect.delayFrom', { from: words.delayOf(change.before), to: words.delayOf(step) })
                        : t(`aspect.${aspect}`),
                    ),
                  )}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
