import { Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { hasCode } from '../../../shared/api/api-error.js';
import { Button, IconButton } from '../../../shared/components/button.js';
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
  const { t } = useTranslation(['sequences', 'common']);
  const [asking, setAsking] = useState(false);
  const [enrolling, setEnrolling] = useState(false);
  const { active, may, definition } = sequence;
  const maySwitch = may.update && definition.trigger.type !== 'by-hand';
  const switchWords = t(active ? 'activate.switchOff' : 'activate.switchOn');
  return (
    <>
      {maySwitch && (
        <span className="only-wide">
          <Button variant="ghost" icon={active ? 'pause' : 'bolt'} onClick={() => setAsking(true)}>
            {switchWords}
          </Button>
        </span>
      )}
      {may.enrol && (
        <span className="only-wide">
          <Button icon="plus" onClick={() => setEnrolling(true)}>
            {t('action.enrol')}
          </Button>
        </span>
      )}
      {may.update && (
        <span className="only-wide">
          <Button variant="primary" icon="edit" hotkey="e" onClick={onEdit}>
            {t('action.edit')}
          </Button>
        </span>
      )}
      {(may.update || may.enrol) && (
        <span className="only-phone">
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton icon="dots" label={t('common:action.more')} />
            </Menu.Target>
            <Menu.Dropdown>
              {maySwitch && <Menu.Item onClick={() => setAsking(true)}>{switchWords}</Menu.Item>}
              {may.enrol && <Menu.Item onClick={() => setEnrolling(true)}>{t('action.enrol')}</Menu.Item>}
              {may.update && <Menu.Item onClick={onEdit}>{t('action.edit')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </span>
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
