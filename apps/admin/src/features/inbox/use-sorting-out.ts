import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadCard } from '@brug/contracts/leads';
import type { InboundMail } from '@brug/contracts/replies';
import { notify } from '../../shared/components/notify.js';
import { inboxKey } from './api/inbound-mails.query.js';
import { linkMail, restoreMail, setMailAside } from './api/sort-out.js';

export type SortedMail = Pick<InboundMail, 'id' | 'version' | 'subject'>;

/** Says where a mail belongs. What can be taken back offers it. */
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
  const link = (mail: SortedMail, { id, number }: Pick<LeadCard, 'id' | 'number'>) =>
    mutate(async () => {
      await linkMail(mail, id);
      return () => notify({ message: t('inbox.notice.linked', { number }) });
    });
  return { busy: isPending, setAside, restore, link };
}
