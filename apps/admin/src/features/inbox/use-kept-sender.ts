import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboundMailDetail, KeptSender } from '@brug/contracts/replies';
import { hasCode } from '../../shared/api/api-error.js';
import { useMay } from '../../shared/session/session.js';
import { isNameless, keptSenderOf, languageFor, type NameField, senderFormOf, type SenderForm } from './sender-form.js';

/** The sender of a mail as a contact: whether they become one, and as whom. The fields begin with what the mail says. */
export function useKeptSender(mail: InboundMailDetail, keptAtFirst: boolean) {
  const { t } = useTranslation('contacts');
  const mayCreate = useMay('contact.create');
  const [keep, setKeep] = useState(keptAtFirst);
  const [form, setForm] = useState(() => senderFormOf(mail));
  const mayKeep = mayCreate && mail.contacts.length === 0 && !mail.fromColleague && mail.origin === 'person';
  const isKept = keep && mayKeep;
  return {
    form,
    mayKeep,
    isKept,
    isNameless: isNameless(form),
    setKeep,
    change: (change: Partial<SenderForm>) => setForm({ ...form, ...change }),
    /** In which language they are written to, who belong to a firm of this country. */
    language: (country: string): KeptSender['language'] => languageFor(form, mail, country),
    /** As the API takes it; null when nobody is kept. */
    input: (country: string): KeptSender | null =>
      isKept ? keptSenderOf(form, languageFor(form, mail, country)) : null,
    /** What is wrong with a field, once somebody tried and after what the server said. */
    wrong: (field: NameField | 'email', tried: boolean, error: unknown): string | undefined => {
      if (tried && field === 'familyName' && isNameless(form)) return t('form.nameNeeded');
      const refused = hasCode(error, 'request.invalid') ? error.fields : [];
      return refused.some(({ path }) => path === `body.keepSender.${field}`) ? t('form.notAccepted') : undefined;
    },
  };
}

export type KeptSenderState = ReturnType<typeof useKeptSender>;
