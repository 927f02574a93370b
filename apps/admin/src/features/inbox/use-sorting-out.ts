import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InboundMail } from '@brug/contracts/replies';
import { notify } from '../../shared/components/notify.js';
import { inboxKey } from './api/inbound-mails.query.js';
import { restoreMail, setMailAside } from './api/sort-out.js';

type SortedMail = Pick<InboundMail, 'id' | 'version' | 'subject'>;

/** Sets a mail aside, or takes that back. */
export function useSortingOut(onDone: () => void) {
  const { t } = useTranslation('replies');
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (work: () => Promise<() => void>) => work(),
    onSuccess: (tell) => {
      onDone();
      tell();
    },
    onSettled: () => client.invalidateQueries({ queryKey: inboxKey }),
  });

  const titleOf = ({ subject }: SortedMail) => subject || t('inbox.noSubject');
  const setAside = (mail: SortedMail) =>
    mutate(async () => {
      const aside = await setMailAside(mail);
      return () => notify({ message: t('inbox.notice.aside', { subject: titleOf(mail) }), undo: () => restore(aside) });
    });
  const restore = (mail: SortedMail) =>
    mutate(async () => {
      await restoreMail(mail);
      return () => notify({ message: t('inbox.notice.restored', { subject: titleOf(mail) }) });
    });
  return { busy: isPending, setAside, restore };
}
