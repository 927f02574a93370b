import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { BothVersions } from '../fields/both-versions.js';
import { wireValuesOf } from '../fields/wire-values.js';
import type { EditLead } from './use-edit-lead.js';

/** Two people changed the same lead: both versions, and which one is to stand. Nothing is lost before somebody chooses. */
export function EditConflictDialog({
  edit,
}: {
  readonly edit: Pick<EditLead, 'conflict' | 'keepOurs' | 'takeTheirs'>;
}) {
  const { t } = useTranslation('leads');
  if (edit.conflict === null) return null;
  const { current, ours } = edit.conflict;
  return (
    <Dialog
      opened
      onClose={edit.takeTheirs}
      title={t('conflict.title')}
      footer={
        <>
          <Button variant="primary" onClick={edit.keepOurs} data-autofocus>
            {t('conflict.keepOurs')}
          </Button>
          <Button onClick={edit.takeTheirs}>{t('conflict.takeTheirs')}</Button>
        </>
      }
    >
      <p>{t('conflict.changedMeanwhile')}</p>
      <BothVersions track={current.track} keys={Object.keys(ours)} theirs={wireValuesOf(current)} ours={ours} />
    </Dialog>
  );
}
