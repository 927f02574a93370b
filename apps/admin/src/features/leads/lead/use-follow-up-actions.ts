import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { useLeavingText } from '../../../shared/records/use-leaving-text.js';
import { changeFollowUp } from '../api/change-follow-up.js';
import type { FollowUpChange } from '../api/change-follow-up.js';
import { refreshLead } from './refresh-lead.js';

export type FollowUpActions = ReturnType<typeof useFollowUpActions>;

/** Done, snoozed, called off, decided: what one does with the follow-ups of a lead. What can be taken back says so. */
export function useFollowUpActions(leadId: string) {
  const { t } = useTranslation('leads');
  const leavingText = useLeavingText();
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ followUp, change }: { followUp: FollowUp; change: FollowUpChange }) =>
      changeFollowUp(followUp, change),
    onSuccess: (changed, { followUp, change }) => {
      const undo =
        change.do === 'complete'
          ? () => {
              changeFollowUp(changed, { do: 'reopen' }).then(() => refreshLead(client, leadId), showProblem);
            }
          : undefined;
      const { title } = followUp;
      const message = leavingText(changed) ?? t(`followUp.did.${change.do}`, { title });
      notify({ message, ...(undo && { undo }) });
    },
    onSettled: () => refreshLead(client, leadId),
  });
  return {
    busy: mutation.isPending,
    act: (followUp: FollowUp, change: FollowUpChange) => mutation.mutate({ followUp, change }),
  };
}
