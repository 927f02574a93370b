import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { Button } from '../../../../shared/components/button.js';
import { Dialog } from '../../../../shared/components/dialog.js';
import { useFormat } from '../../../../shared/format/use-format.js';
import type { AllRunsChange } from '../api/change-all-runs.js';
import { useAllRuns } from './use-all-runs.js';
import styles from './runs.module.css';

/** Pauses every run of a sequence, and lets those that were paused so go on. */
export function AllRuns({ sequence }: { readonly sequence: Sequence }) {
  const { t } = useTranslation('sequences');
  const [asking, setAsking] = useState<AllRunsChange | null>(null);
  const { running, pausedTogether } = sequence.runs;
  if (!sequence.may.update) return null;
  return (
    <span className={styles['all']}>
      {running > 0 && (
        <Button size="sm" icon="pause" onClick={() => setAsking('pause')}>
          {t('allRuns.pause')}
        </Button>
      )}
      {pausedTogether > 0 && (
        <Button size="sm" icon="right" onClick={() => setAsking('resume')}>
          {t('allRuns.resume')}
        </Button>
      )}
      {asking && <AllRunsDialog sequence={sequence} change={asking} onClose={() => setAsking(null)} />}
    </span>
  );
}

interface AllRunsDialogProps {
  readonly sequence: Sequence;
  readonly change: AllRunsChange;
  readonly onClose: () => void;
}

/** Says how many runs it is about before anything happens, and how far it is while it does. */
function AllRunsDialog({ sequence, change, onClose }: AllRunsDialogProps) {
  const { t } = useTranslation(['sequences', 'common']);
  const format = useFormat();
  const { id, active, definition, runs } = sequence;
  // The figures of the sequence go on changing while the dialog is open.
  const [count] = useState(change === 'pause' ? runs.running : runs.pausedTogether);
  const [others] = useState(runs.paused - runs.pausedTogether);
  const { start, stop, isUnderWay, done } = useAllRuns(id, change, onClose);
  const beginsByItself = active && definition.trigger.type !== 'by-hand';
  return (
    <Dialog
      opened
      size="sm"
      onClose={isUnderWay ? stop : onClose}
      title={t(`allRuns.title.${change}`)}
      footer={
        <>
          <Button variant="primary" busy={isUnderWay} onClick={start} data-autofocus>
            {t(`allRuns.confirm.${change}`, { count, figure: format.number(count) })}
          </Button>
          <Button variant="ghost" onClick={isUnderWay ? stop : onClose}>
            {isUnderWay ? t('allRuns.stop') : t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <p>{t(`allRuns.text.${change}`, { count, figure: format.number(count) })}</p>
      {others > 0 && (
        <p className="muted">{t(`allRuns.others.${change}`, { count: others, figure: format.number(others) })}</p>
      )}
      {change === 'pause' && beginsByItself && <p className="muted">{t('allRuns.newOnes')}</p>}
      <p role="status" className="num">
        {isUnderWay && t('allRuns.progress', { done: format.number(done), count: format.number(count) })}
      </p>
    </Dialog>
  );
}
