import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notify, showProblem } from '../../../../shared/components/notify.js';
import { changeAllRuns } from '../api/change-all-runs.js';
import type { AllRunsChange } from '../api/change-all-runs.js';

interface Came {
  readonly changed: number;
  readonly waiting: number;
}

const nothing: Came = { changed: 0, waiting: 0 };

/**
 * Pauses or resumes all runs of a sequence, batch after batch until none is left. What was done stays done when somebody stops it or the
 * connection breaks; begun again, it goes on with those that are left.
 */
export function useAllRuns(sequenceId: string, change: AllRunsChange, onEnd: () => void) {
  const { t } = useTranslation('sequences');
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const isStopped = useRef(false);

  const { mutate, isPending } = useMutation({
    meta: { quiet: true },
    mutationFn: async () => {
      let came = nothing;
      isStopped.current = false;
      for (;;) {
        const { changed, waiting, more } = await changeAllRuns(sequenceId, change);
        came = { changed: came.changed + changed, waiting: came.waiting + waiting };
        setDone(came.changed + came.waiting);
        if (!more || isStopped.current) return came;
      }
    },
    onSuccess: ({ changed, waiting }) => {
      const said = [t(`allRuns.did.${change}`, { count: changed })];
      if (waiting > 0) said.push(t('allRuns.waiting', { count: waiting }));
      notify({ message: said.join(' '), tone: 'ok' });
    },
    onError: showProblem,
    onSettled: () => {
      for (const queryKey of [['sequences'], ['leads'], ['today']]) void client.invalidateQueries({ queryKey });
      onEnd();
    },
  });

  return {
    start: () => mutate(),
    /** After the batch that is under way. */
    stop: () => {
      isStopped.current = true;
    },
    isUnderWay: isPending,
    done,
  };
}
