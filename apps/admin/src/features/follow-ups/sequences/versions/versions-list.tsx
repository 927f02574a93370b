import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { Button } from '../../../../shared/components/button.js';
import { Chip } from '../../../../shared/components/chip.js';
import { ErrorNotice } from '../../../../shared/components/error-notice.js';
import { SkeletonRows } from '../../../../shared/components/skeleton.js';
import { DateText } from '../../../../shared/components/times.js';
import { useFormat } from '../../../../shared/format/use-format.js';
import { sequenceQuery } from '../api/sequence.query.js';
import { changesBetween } from '../plan/compare.js';
import { ChangesList } from './changes-list.js';
import styles from './versions.module.css';

interface VersionsListProps {
  readonly sequence: Sequence;
  /** Draws an older version. */
  readonly onLook: (number: number) => void;
}

/** Every version with who made it and how many runs took it; each opens what it changed. */
export function VersionsList({ sequence, onLook }: VersionsListProps) {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const [open, setOpen] = useState<number | null>(sequence.number);
  const history = sequence.history.toSorted((a, b) => b.number - a.number);
  return (
    <section className={styles['versions']} aria-label={t('versions.title')}>
      <h2>{t('versions.title')}</h2>
      <p className="muted">{t('versions.text')}</p>
      <ol>
        {history.map(({ number, at, author, runs }) => (
          <li key={number} className={styles['version']}>
            <div className={styles['head']}>
              <b>{t('versions.number', { number })}</b>
              {number === sequence.number && <Chip tone="ok">{t('versions.current')}</Chip>}
              <span className="muted">
                <DateText on={at} look="year" /> · {author?.name ?? t('versions.withTheProduct')} ·{' '}
                {t('versions.runs', { count: runs, figure: format.number(runs) })}
              </span>
              <span className={styles['acts']}>
                {number > 1 && (
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-expanded={open === number}
                    onClick={() => setOpen(open === number ? null : number)}
                  >
                    {t('versions.changes')}
                  </Button>
                )}
                {number !== sequence.number && (
                  <Button size="sm" onClick={() => onLook(number)}>
                    {t('versions.look')}
                  </Button>
                )}
              </span>
            </div>
            {open === number && number > 1 && <ChangesOf sequenceId={sequence.id} number={number} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a version changed of the one before it. */
function ChangesOf({ sequenceId, number }: { readonly sequenceId: string; readonly number: number }) {
  const { t } = useTranslation('sequences');
  const before = useQuery(sequenceQuery(sequenceId, number - 1));
  const after = useQuery(sequenceQuery(sequenceId, number));
  const error = before.error ?? after.error;
  if (error) return <ErrorNotice error={error} onRetry={() => void before.refetch()} />;
  if (!before.data || !after.data) return <SkeletonRows rows={2} />;
  return (
    <ChangesList
      changes={changesBetween(before.data, after.data)}
      steps={after.data.definition.steps}
      none={t('versions.nothingChanged')}
    />
  );
}
