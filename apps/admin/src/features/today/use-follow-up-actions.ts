import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DecidedFollowUp, FollowUp, Today } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import { showProblem, notify } from '../../shared/components/notify.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useLeavingText } from '../../shared/records/use-leaving-text.js';
import { cancelFollowUp } from './api/cancel-follow-up.js';
import { completeFollowUp } from './api/complete-follow-up.js';
import { decideFollowUp } from './api/decide-follow-up.js';
import type { Decision } from './api/decide-follow-up.js';
import { reopenFollowUp } from './api/reopen-follow-up.js';
import { snoozeFollowUp } from './api/snooze-follow-up.js';
import { putBack, takeOut } from './today-lists.js';
import { todayQuery } from './today.query.js';

const mutationKey = ['today', 'follow-up'];
const { queryKey } = todayQuery;

interface Work {
  readonly followUp: FollowUp;
  readonly send: () => Promise<FollowUp | DecidedFollowUp>;
  /** Says what was done, with its undo where there is one. */
  readonly tell: (saved: FollowUp | DecidedFollowUp) => void;
}

/**
 * What one key does with a follow-up. It leaves the list in the same frame; refused, it comes back to its place and the reason is said.
 * The lists are read again when the last of several has been answered.
 *
 * @param onLeave told before a task leaves its place, so that the keys act on the next one
 */
export function useFollowUpActions(onLeave: () => void) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const leavingText = useLeavingText();
  const client = useQueryClient();

  const { mutate } = useMutation({
    mutationKey,
    meta: { quiet: true },
    mutationFn: ({ send }: Work) => send(),
    onMutate: async ({ followUp }) => {
      await client.cancelQueries({ queryKey });
      const today = client.getQueryData<Today>(queryKey);
      const out = today && takeOut(today, followUp.id);
      if (out) client.setQueryData<Today>(queryKey, out.today);
      return out?.taken;
    },
    onSuccess: (saved, { tell }) => tell(saved),
    onError: (error, _work, taken) => {
      client.setQueryData<Today>(queryKey, (today) => (today && taken ? putBack(today, taken) : today));
      showProblem(error);
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey }) === 1) void client.invalidateQueries({ queryKey });
    },
  });

  const reopen = (done: FollowUp) =>
    mutate({
      followUp: done,
      send: () => reopenFollowUp(done),
      tell: () => notify({ message: t('notice.reopened', { title: done.title }) }),
    });

  return {
    complete: (followUp: FollowUp) => {
      onLeave();
      mutate({
        followUp,
        send: () => completeFollowUp(followUp),
        tell: (done) => notify({ message: t('notice.done', { title: done.title }), undo: () => reopen(done) }),
      });
    },
    snooze: (followUp: FollowUp, workingDays: number) => {
      onLeave();
      mutate({
        followUp,
        send: () => snoozeFollowUp(followUp, workingDays),
        tell: ({ title, dueAt }) =>
          notify({
            message: t('notice.snoozed', { title, day: format.day(format.dayIn(dueAt, TIME_ZONES.BE)) }),
          }),
      });
    },
    callOff: (followUp: FollowUp, reason: string) =>
      mutate({
        followUp,
        send: () => cancelFollowUp(followUp, reason),
        tell: ({ title }) => notify({ message: t('notice.calledOff', { title }) }),
      }),
    decide: (followUp: FollowUp, decision: Decision) =>
      mutate({
        followUp,
        send: () => decideFollowUp(followUp, decision),
        tell: (saved) => {
          const said = decision === 'drop' ? 'notice.drop' : 'notice.went';
          notify({ message: leavingText(saved) ?? t(said, { title: saved.title }) });
        },
      }),
  };
}

export type FollowUpActions = ReturnType<typeof useFollowUpActions>;
