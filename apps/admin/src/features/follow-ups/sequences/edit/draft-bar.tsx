import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../shared/components/button.js';
import { Icon } from '../../../../shared/components/icon.js';
import { stepIndexOf } from './draft.js';
import type { DraftProblem } from './draft.js';
import { useProblemSentence } from './draft-problems.js';
import styles from './edit.module.css';

interface DraftBarProps {
  /** The version new runs take now, and how many runs are under way; null for a sequence that is not there yet. */
  readonly current: { readonly number: number; readonly running: number } | null;
  readonly problems: readonly DraftProblem[];
  /** Opens the part of the form in which it is. */
  readonly onShow: (problem: DraftProblem) => void;
}

/** What saving means, and what still keeps one from it. */
export function DraftBar({ current, problems, onShow }: DraftBarProps) {
  const { t } = useTranslation('sequences');
  const sentence = useProblemSentence();
  if (problems.length === 0) {
    return (
      <div className={styles['bar']} role="status">
        <Icon name="edit" size="sm" />
        {current === null
          ? t('draft.new')
          : t(current.running === 0 ? 'draft.nextAlone' : 'draft.next', {
              number: current.number + 1,
              current: current.number,
              count: current.running,
            })}
      </div>
    );
  }
  return (
    <div className={styles['bar']} data-tone="danger" role="alert">
      <Icon name="alert" size="sm" />
      <span>{t('draft.problems', { count: problems.length })}</span>
      <span className={styles['problems']}>
        {problems.slice(0, 6).map((problem) => {
          const index = stepIndexOf(problem.path);
          const where = index === null ? t('edit.settings') : t('step.number', { number: index + 1 });
          return (
            <button key={`${problem.path}${problem.code}`} type="button" onClick={() => onShow(problem)}>
              {where}: {sentence(problem)}
            </button>
          );
        })}
      </span>
    </div>
  );
}

interface DraftActionsProps {
  readonly number: number | null;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

export function DraftActions({ number, isSaving, onSave, onDiscard }: DraftActionsProps) {
  const { t } = useTranslation('sequences');
  return (
    <>
      <span className="only-wide">
        <Button variant="ghost" onClick={onDiscard}>
          {t('draft.discard')}
        </Button>
      </span>
      <span className="only-phone">
        <IconButton icon="close" label={t('draft.discard')} onClick={onDiscard} />
      </span>
      <Button variant="primary" icon="check" hotkey="mod+enter" busy={isSaving} onClick={onSave}>
        {number === null ? t('save.create') : t('save.asVersion', { number })}
      </Button>
    </>
  );
}
