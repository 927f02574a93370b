import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../shared/components/button.js';
import { Dialog } from '../../../../shared/components/dialog.js';

interface LeaveDialogProps {
  /** True while there is something that is not saved. */
  readonly isChanged: boolean;
  /** Throws the draft away. */
  readonly onDiscard: () => void;
}

/** Asks before one leaves a draft: it is kept on this computer, so nothing is lost, but nothing of it is in force either. */
export function LeaveDialog({ isChanged, onDiscard }: LeaveDialogProps) {
  const { t } = useTranslation('sequences');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog
      opened
      size="sm"
      onClose={reset}
      title={t('leave.title')}
      footer={
        <>
          <Button variant="primary" onClick={proceed} data-autofocus>
            {t('leave.keep')}
          </Button>
          <Button
            onClick={() => {
              onDiscard();
              proceed();
            }}
          >
            {t('leave.discard')}
          </Button>
          <Button variant="ghost" onClick={reset}>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  );
}
