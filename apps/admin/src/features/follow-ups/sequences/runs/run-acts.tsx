import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '@brug/contracts/sequences';
import { mayChangeEnrolment } from '@brug/domain/sequences';
import { IconButton } from '../../../../shared/components/button.js';
import { ConfirmDialog } from '../../runs/confirm-dialog.js';
import { ResumeDialog } from '../../runs/resume-dialog.js';
import { useRunActions } from '../../runs/use-run-actions.js';
import styles from './runs.module.css';

/** What one may do with a run: let it hold still, let it go on, end it. */
export function RunActs({ run }: { readonly run: Enrolment }) {
  const { t } = useTranslation('sequences');
  const actions = useRunActions(run.lead.id);
  const [isStopping, setStopping] = useState(false);
  const { state, lead } = run;
  const { name } = lead.organisation;
  return (
    <span className={styles['acts']}>
      {mayChangeEnrolment(state, 'paused') && (
        <IconButton
          size="sm"
          icon="pause"
          busy={actions.busy}
          label={t('runs.pause', { name })}
          onClick={() => actions.change(run, { do: 'pause' })}
        />
      )}
      {mayChangeEnrolment(state, 'running') && (
        <IconButton
          size="sm"
          icon="right"
          busy={actions.busy}
          label={t('runs.resume', { name })}
          onClick={() => actions.resume(run)}
        />
      )}
      {mayChangeEnrolment(state, 'stopped') && (
        <IconButton
          size="sm"
          icon="close"
          busy={actions.busy}
          label={t('runs.stop', { name })}
          onClick={() => setStopping(true)}
        />
      )}
      {isStopping && (
        <ConfirmDialog
          title={t('runs.stopTitle', { name })}
          text={t('runs.stopText')}
          action={t('runs.stopIt')}
          onConfirm={() => actions.change(run, { do: 'stop' })}
          onClose={() => setStopping(false)}
        />
      )}
      {actions.needed && <ResumeDialog needed={actions.needed} actions={actions} />}
    </span>
  );
}
