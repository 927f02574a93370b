import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { Button } from '../../../../shared/components/button.js';
import { Dialog } from '../../../../shared/components/dialog.js';
import { changesBetween } from '../plan/compare.js';
import { ChangesList } from '../versions/changes-list.js';
import type { SequenceDraft } from './draft.js';

interface DraftConflictProps {
  readonly current: Sequence;
  readonly draft: SequenceDraft;
  /** Makes my draft the version after theirs. */
  readonly onKeepMine: () => void;
  /** Throws my draft away. */
  readonly onTakeTheirs: () => void;
  /** Goes on with the draft for now. */
  readonly onClose: () => void;
}

/** Somebody else made a version meanwhile: what mine would change of it, and which one is to stand. Both stay in the history. */
export function DraftConflict({ current, draft, onKeepMine, onTakeTheirs, onClose }: DraftConflictProps) {
  const { t } = useTranslation('sequences');
  const author = current.history.find(({ number }) => number === current.number)?.author?.name;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('conflict.title')}
      footer={
        <>
          <Button variant="primary" onClick={onKeepMine} data-autofocus>
            {t('conflict.keepMine', { number: current.number + 1 })}
          </Button>
          <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs', { number: current.number })}</Button>
        </>
      }
    >
      <p>
        {author === undefined
          ? t('conflict.text', { number: current.number })
          : t('conflict.textBy', { number: current.number, author })}
      </p>
      <ChangesList changes={changesBetween(current, draft)} steps={draft.definition.steps} none={t('conflict.same')} />
    </Dialog>
  );
}
