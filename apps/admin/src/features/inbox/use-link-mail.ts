import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadCard } from '@brug/contracts/leads';
import type { InboundMailDetail } from '@brug/contracts/replies';
import { notify } from '../../shared/components/notify.js';
import { inboxKey } from './api/inbound-mails.query.js';
import { linkMail } from './api/sort-out.js';
import { useKeptSender } from './use-kept-sender.js';

/** What is chosen for a mail: its lead, whether its sender is kept as a contact, whether their other mails go with it. */
export function useLinkMail(mail: InboundMailDetail, onDone: () => void) {
  const { t } = useTranslation('replies');
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [lead, setLead] = useState<LeadCard | null>(null);
  const [withOthers, setWithOthers] = useState(false);
  const [tried, setTried] = useState(false);
  const sender = useKeptSender(mail, false);

  const link = useMutation({
    mutationFn: ({ id: leadId, organisation: { country } }: LeadCard) =>
      linkMail(mail.id, { version: mail.version, leadId, keepSender: sender.input(country), withOthers }, key),
    meta: { quiet: true },
    onSuccess: ({ others }, { number }) => {
      onDone();
      const said = sender.isKept ? 'inbox.notice.linkedKept' : 'inbox.notice.linked';
      notify({ message: t(said, { number, count: others + 1 }) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: inboxKey }),
  });
  return {
    lead,
    sender,
    withOthers,
    tried,
    isPending: link.isPending,
    error: link.error,
    setLead,
    setWithOthers,
    submit: () => {
      setTried(true);
      if (lead === null || link.isPending || (sender.isKept && sender.isNameless)) return;
      link.mutate(lead);
    },
  };
}

export type LinkMailState = ReturnType<typeof useLinkMail>;
