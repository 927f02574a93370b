import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Reply } from '@brug/contracts/replies';
import { notify, showProblem } from '../../shared/components/notify.js';
import { handleReply, reopenReply } from './api/change-reply.js';
import { repliesQuery } from './replies.query.js';
import { putReplyBack, takeReplyOut } from './today-lists.js';

const { queryKey } = repliesQuery;

interface Work {
  readonly reply: Reply;
  readonly send: (reply: Reply) => Promise<Reply>;
  readonly tell: (saved: Reply) => void;
}

/**
 * What one key does with an answer. It leaves the list in the same frame; refused, it comes back and the reason is said.
 *
 * @param onLeave told before it leaves its place, so that the keys act on the next one
 */
export function useReplyActions(onLeave: () => void) {
  const { t } = useTranslation('replies');
  const client = useQueryClient();

  const { mutate } = useMutation({
    mutationKey: queryKey,
    meta: { quiet: true },
    mutationFn: ({ reply, send }: Work) => send(reply),
    onMutate: async ({ reply }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (day) => day && { ...day, ...takeReplyOut(day, reply.id) });
    },
    onSuccess: (saved, { tell }) => tell(saved),
    onError: (error, { reply }) => {
      client.setQueryData(queryKey, (day) => day && { ...day, ...putReplyBack(day, reply) });
      showProblem(error);
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey: queryKey }) === 1) void client.invalidateQueries({ queryKey });
    },
  });

  const reopen = (handled: Reply) =>
    mutate({
      reply: handled,
      send: reopenReply,
      tell: ({ lead: { title } }) => notify({ message: t('today.notice.reopened', { title }) }),
    });

  return {
    handle: (reply: Reply) => {
      onLeave();
      mutate({
        reply,
        send: handleReply,
        tell: (handled) =>
          notify({
            message: t('today.notice.handled', { title: handled.lead.title }),
            undo: () => reopen(handled),
          }),
      });
    },
  };
}
