import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { hasCode } from '../../../shared/api/api-error.js';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { EnrolDialog } from '../runs/enrol-dialog.js';
import { activateSequence } from './api/save-sequence.js';
import { sequenceQuery } from './api/sequence.query.js';
import { useLineWords } from './line/line-words.js';

interface SequenceActionsProps {
  readonly sequence: Sequence;
  readonly onEdit: () => void;
}

/** What one does with a sequence as a whole: let its trigger begin runs or not, make the next version. */
export function SequenceActions({ sequence, onEdit }: SequenceActionsProps) {
  const { t } = useTranslation('sequences');
  const [asking, setAsking] = useState(false);
  const [enrolling, setEnrolling] = useState(false);
  const { active, may, definition } = sequence;
  return (
    <>
      {may.update && definition.trigger.type !== 'by-hand' && (
        <Button variant="ghost" icon={active ? 'pause' : 'bolt'} onClick={() => setAsking(true)}>
          {t(active ? 'activate.switchOff' : 'activate.switchOn')}
        </Button>
      )}
      {may.enrol && (
        <Button icon="plus" onClick={() => setEnrolling(true)}>
          {t('action.enrol')}
        </Button>
      )}
      {may.update && (
        <Button variant="primary" icon="edit" hotkey="e" onClick={onEdit}>
          {t('action.edit')}
        </Button>
      )}
      {enrolling && <EnrolDialog sequence={sequence} onClose={() => setEnrolling(false)} />}
      {asking && <ActivateDialog sequence={sequence} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Says what the switch does before it does it: runs under way go on either way. */
function ActivateDialog({ sequence, onClose }: { readonly sequence: Sequence; readonly onClose: () => void }) {
  const { t } = useTranslation(['sequences', 'common']);
  const words = useLineWords();
  const client = useQueryClient();
  const { id, version, active, number, definition, runs } = sequence;
  const { queryKey } = sequenceQuery(id);
  const mutation = useMutation({
    meta: { quiet: true },
    mutationFn: () => activateSequence(id, version, !active),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      void client.invalidateQueries({ queryKey: ['sequences', 'list'] });
      notify({ message: t(saved.active ? 'activate.isOn' : 'activate.isOff'), tone: 'ok' });
      onClose();
    },
    onError: (error) => {
      if (hasCode(error, 'version.conflict')) void client.invalidateQueries({ queryKey });
      showProblem(error);
      onClose();
    },
  });
  return (
    <Dialog
      opened
      size="sm"
      onClose={onClose}
      title={t(active ? 'activate.offTitle' : 'activate.onTitle')}
      footer={
        <>
          <Button variant="primary" busy={mutation.isPending} onClick={() => mutation.mutate()} data-autofocus>
            {t(active ? 'activate.switchOff' : 'activate.switchOn')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <p>
        {active
          ? t('activate.offText', { count: runs.running + runs.paused })
          : t('activate.onText', { trigger: words.triggerOf(definition.trigger), number })}
      </p>
    </Dialog>
  );
}
