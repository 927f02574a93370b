import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadCard } from '@brug/contracts/leads';
import type { InboundMailDetail } from '@brug/contracts/replies';
import { hasCode } from '../../shared/api/api-error.js';
import { notify } from '../../shared/components/notify.js';
import { useMay } from '../../shared/session/session.js';
import { inboxKey } from './api/inbound-mails.query.js';
import { linkMail } from './api/sort-out.js';
import { isNameless, keptSenderOf, languageFor, type NameField, senderFormOf, type SenderForm } from './sender-form.js';

/** What is chosen for a mail: its lead, whether its sender is kept as a contact, whether their other mails go with it. */
export function useLinkMail(mail: InboundMailDetail, onDone: () => void) {
  const { t } = useTranslation(['replies', 'contacts']);
  const client = useQueryClient();
  const mayCreate = useMay('contact.create');
  const [key] = useState(() => crypto.randomUUID());
  const [lead, setLead] = useState<LeadCard | null>(null);
  const [keep, setKeep] = useState(false);
  const [sender, setSender] = useState(() => senderFormOf(mail));
  const [withOthers, setWithOthers] = useState(false);
  const [tried, setTried] = useState(false);
  const mayKeep = mayCreate && mail.contacts.length === 0 && !mail.fromColleague && mail.origin === 'person';
  const isKept = keep && mayKeep;
  const language = lead ? languageFor(sender, mail, lead) : 'nl';

  const link = useMutation({
    mutationFn: ({ id: leadId }: LeadCard) => {
      const keepSender = isKept ? keptSenderOf(sender, language) : null;
      return linkMail(mail.id, { version: mail.version, leadId, keepSender, withOthers }, key);
    },
    meta: { quiet: true },
    onSuccess: ({ others }, { number }) => {
      onDone();
      const said = isKept ? 'replies:inbox.notice.linkedKept' : 'replies:inbox.notice.linked';
      notify({ message: t(said, { number, count: others + 1 }) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: inboxKey }),
  });

  const refused = hasCode(link.error, 'request.invalid') ? link.error.fields.map(({ path }) => path) : [];
  const changed = <V>(set: (value: V) => void) => {
    return (value: V) => {
      set(value);
      if (link.isError) link.reset();
    };
  };
  return {
    lead,
    sender,
    language,
    mayKeep,
    isKept,
    withOthers,
    isPending: link.isPending,
    error: link.error,
    setLead: changed(setLead),
    setKeep: changed(setKeep),
    setWithOthers: changed(setWithOthers),
    changeSender: changed((change: Partial<SenderForm>) => setSender({ ...sender, ...change })),
    wrong: (field: NameField | 'email'): string | undefined => {
      if (tried && field === 'familyName' && isNameless(sender)) return t('contacts:form.nameNeeded');
      return refused.includes(`body.keepSender.${field}`) ? t('contacts:form.notAccepted') : undefined;
    },
    submit: () => {
      setTried(true);
      if (lead === null || link.isPending || (isKept && isNameless(sender))) return;
      link.mutate(lead);
    },
  };
}

export type LinkMailState = ReturnType<typeof useLinkMail>;
