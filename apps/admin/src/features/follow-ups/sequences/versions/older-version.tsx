import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { Button } from '../../../../shared/components/button.js';
import { Icon } from '../../../../shared/components/icon.js';
import { changesBetween } from '../plan/compare.js';
import { ChangesList } from './changes-list.js';
import styles from './versions.module.css';

interface OlderVersionProps {
  readonly sequence: Sequence;
  /** The older version; undefined while it is on its way. */
  readonly shown: Sequence | undefined;
  readonly onBack: () => void;
  /** Begins a next version from the older one; null where one may not. */
  readonly onTake: ((older: Sequence) => void) | null;
}

/** Says that what is drawn is not what new runs take, and what has changed since. */
export function OlderVersion({ sequence, shown, onBack, onTake }: OlderVersionProps) {
  const { t } = useTranslation('sequences');
  if (!shown) return null;
  return (
    <div className={styles['older']} role="note">
      <div className={styles['head']}>
        <Icon name="clock" size="sm" />
        <span>{t('versions.olderShown', { number: shown.number, current: sequence.number })}</span>
        <span className={styles['acts']}>
          {onTake && (
            <Button size="sm" icon="edit" onClick={() => onTake(shown)}>
              {t('versions.take')}
            </Button>
          )}
          <Button size="sm" onClick={onBack}>
            {t('versions.toCurrent', { number: sequence.number })}
          </Button>
        </span>
      </div>
      <ChangesList
        changes={changesBetween(shown, sequence)}
        steps={sequence.definition.steps}
        none={t('versions.nothingChanged')}
      />
    </div>
  );
}
