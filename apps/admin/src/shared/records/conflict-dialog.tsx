import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.js';
import { Dialog } from '../components/dialog.js';
import { Segmented } from '../components/segmented.js';
import styles from './conflict-dialog.module.css';

/** One field that two people changed. */
export interface ConflictingField {
  readonly key: string;
  readonly label: string;
  readonly theirs: ReactNode;
  readonly mine: ReactNode;
}

interface ConflictDialogProps {
  readonly fields: readonly ConflictingField[];
  /** With the keys of the fields in which mine is kept. */
  readonly onChoose: (mine: readonly string[]) => void;
}

/** Somebody else saved first: both versions beside each other, field by field, and neither is lost until one is chosen. */
export function ConflictDialog({ fields, onChoose }: ConflictDialogProps) {
  const { t } = useTranslation('records');
  const [mine, setMine] = useState<ReadonlySet<string>>(() => new Set(fields.map(({ key }) => key)));
  const choose = (key: string, side: 'theirs' | 'mine') => {
    const next = new Set(mine);
    if (side === 'mine') next.add(key);
    else next.delete(key);
    setMine(next);
  };
  return (
    <Dialog
      opened
      onClose={() => onChoose([])}
      title={t('conflict.title')}
      footer={
        <>
          <Button variant="primary" onClick={() => onChoose([...mine])}>
            {t('conflict.save')}
          </Button>
          <Button variant="ghost" onClick={() => onChoose([])}>
            {t('conflict.keepTheirs')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('conflict.text')}</p>
      {fields.map(({ key, label, theirs, mine: own }) => (
        <section key={key} className={styles['field']} aria-label={label}>
          <div className={styles['head']}>
            <b>{label}</b>
            <Segmented
              label={t('conflict.which', { field: label })}
              segments={[
                { value: 'theirs', label: t('conflict.theirs') },
                { value: 'mine', label: t('conflict.mine') },
              ]}
              value={mine.has(key) ? 'mine' : 'theirs'}
              onChange={(side) => choose(key, side)}
            />
          </div>
          <div className={styles['versions']}>
            <p data-chosen={!mine.has(key) || undefined}>{theirs}</p>
            <p data-chosen={mine.has(key) || undefined}>{own}</p>
          </div>
        </section>
      ))}
    </Dialog>
  );
}
