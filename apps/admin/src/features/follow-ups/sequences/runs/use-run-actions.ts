import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '@brug/contracts/sequences';
import { hasCode } from '../../../../shared/api/api-error.js';
import { notify, showProblem } from '../../../../shared/components/notify.js';
import { changeRun } from '../api/change-run.js';
import type { RunChange } from '../api/change-run.js';

interface RunActions {
  readonly change: (run: Enrolment, change: RunChange) => void;
  /** The run that is being changed. */
  readonly changing: string | null;
}

/** Pauses, resumes and stops runs. A run that moved on meanwhile is fetched again, and that is said. */
export function useRunActions(): RunActions {
  const { t } = useTranslation('sequences');
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: ['sequences'] });
  const mutation = useMutation({
    meta: { quiet: true },
    mutationFn: ({ run, change }: { readonly run: Enrolment; readonly change: RunChange }) => changeRun(run, change),
    onSuccess: (_, { change }) => {
      refresh();
      notify({ message: t(`runs.done.${change}`), tone: 'ok' });
    },
    onError: (error) => {
      if (hasCode(error, 'version.conflict', 'enrolment.not-running')) refresh();
      showProblem(error);
    },
  });
  return {
    change: (run, change) => mutation.mutate({ run, change }),
    changing: mutation.isPending ? mutation.variables.run.id : null,
  };
}
