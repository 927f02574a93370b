import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button } from '../../shared/components/button.js';
import { Dialog } from '../../shared/components/dialog.js';

interface CallOffDialogProps {
  readonly followUp: FollowUp;
  readonly onCallOff: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks before a message is called off, because that cannot be taken back; the reason stays on the timeline. */
export function CallOffDialog({ followUp, onCallOff, onClose }: CallOffDialogProps) {
  const { t } = useTranslation('today');
  const [reason, setReason] = useState('');
  return (
    <Dialog opened onClose={onClose} title={t('callOff.title')} size="sm">
      <form
        className="col"
        style={{ gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          onCallOff(reason.trim());
        }}
      >
        <p>
          <AnyScript>{followUp.title}</AnyScript>
        </p>
        <TextInput
          label={t('callOff.reason')}
          maxLength={300}
          data-autofocus
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <div className="row">
          <Button type="submit" variant="danger">
            {t('callOff.confirm')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('callOff.keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
