import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendingPause } from '@brug/contracts/overview';
import { PAUSE_LEVELS, type PauseLevel } from '@brug/domain/follow-ups';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';

export interface PauseAnswers {
  readonly level: PauseLevel;
  readonly reason: string;
}

interface PauseDialogProps {
  readonly pause: SendingPause;
  readonly busy: boolean;
  readonly onPause: (answers: PauseAnswers) => void;
  readonly onClose: () => void;
}

/** Asks what is to be held and why, because everybody will see it. */
export function PauseDialog({ pause, busy, onPause, onClose }: PauseDialogProps) {
  const { t } = useTranslation(['overview', 'common']);
  const [level, setLevel] = useState<PauseLevel>(pause.level ?? 'all-but-acknowledgements');
  const [reason, setReason] = useState(pause.reason ?? '');
  return (
    <Dialog opened onClose={onClose} title={t('pause.dialog')} size="md">
      <form
        className="col"
        style={{ gap: 14 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') onPause({ level, reason: reason.trim() });
        }}
      >
        <Radio.Group
          label={t('pause.what')}
          value={level}
          onChange={(value) => setLevel(PAUSE_LEVELS.find((known) => known === value) ?? level)}
        >
          <div className="col" style={{ gap: 10, paddingTop: 6 }}>
            {PAUSE_LEVELS.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`pause.level.${value}`)}
                description={t(`pause.explain.${value}`)}
              />
            ))}
          </div>
        </Radio.Group>
        <TextInput
          label={t('pause.reason')}
          description={t('pause.reasonHint')}
          maxLength={300}
          required
          data-autofocus
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <p className="muted t12">{t('pause.nothingLost')}</p>
        <div className="row">
          <Button type="submit" variant="primary" icon="pause" busy={busy} disabled={reason.trim() === ''}>
            {t('pause.confirm')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
