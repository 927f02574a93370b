import { useTranslation } from 'react-i18next';
import type { TouchedFollowUps as Touched } from '@brug/contracts/calendars';
import type { Region } from '@brug/domain/calendars';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { TouchedFollowUps } from './touched-follow-ups.js';

interface SaveHoursDialogProps {
  readonly region: Region;
  readonly followUps: Touched;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** Before office hours are saved: how many follow-ups move with them. */
export function SaveHoursDialog({ region, followUps, busy, onSave, onClose }: SaveHoursDialogProps) {
  const { t } = useTranslation(['administration', 'common']);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('hours.saveTitle', { side: t(`calendars.side.${region}`) })}
      footer={
        <>
          <Button variant="primary" busy={busy} onClick={onSave}>
            {t('hours.save')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <TouchedFollowUps {...followUps} />
    </Dialog>
  );
}
