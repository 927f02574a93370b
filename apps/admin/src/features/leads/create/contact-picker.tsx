import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactRef, CreateContact } from '@brug/contracts/organisations';
import { splitPersonName } from '@brug/domain/inquiries';
import type { Track } from '@brug/domain/tracks';
import { Button } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { contactsOfQuery } from '../api/contacts-of.query.js';
import { createContact } from '../api/create-contact.js';
import styles from './create.module.css';

interface ContactPickerProps {
  readonly organisationId: string;
  readonly track: Track;
  readonly onPick: (contactId: string | null) => void;
}

/** Somebody at the firm: of those known, or added here. */
export function ContactPicker({ organisationId, track, onPick }: ContactPickerProps) {
  const { t } = useTranslation('leads');
  const { data: contacts = [] } = useQuery(contactsOfQuery(organisationId));
  const [adding, setAdding] = useState(false);
  const [picked, setPicked] = useState('');
  const pick = (id: string) => {
    setPicked(id);
    onPick(id === '' ? null : id);
  };
  if (adding) {
    return (
      <NewContact
        organisationId={organisationId}
        track={track}
        onMade={(id) => {
          setAdding(false);
          pick(id);
        }}
        onCancel={() => setAdding(false)}
      />
    );
  }
  return (
    <NativeSelect
      label={t('field.primaryContactId')}
      value={picked}
      data={[
        { value: '', label: t('create.noContact') },
        ...contacts.map((contact) => ({ value: contact.id, label: saidName(contact) })),
        { value: 'new', label: t('create.newContact') },
      ]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value === 'new') setAdding(true);
        else pick(currentTarget.value);
      }}
    />
  );
}

function saidName({ name, chineseName }: ContactRef): string {
  return chineseName === null || chineseName === name ? name : `${chineseName} ${name}`;
}

interface NewContactProps {
  readonly organisationId: string;
  readonly track: Track;
  readonly onMade: (id: string) => void;
  readonly onCancel: () => void;
}

function NewContact({ organisationId, track, onMade, onCancel }: NewContactProps) {
  const { t } = useTranslation(['leads', 'common']);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [language, setLanguage] = useState<CreateContact['language']>(track === 'investment' ? 'zh' : 'nl');
  const create = useMutation({
    mutationFn: () =>
      createContact({
        organisationId,
        ...splitPersonName(name),
        email: email.trim() || null,
        language,
        timeZone: track === 'investment' ? 'Asia/Shanghai' : 'Europe/Brussels',
      }),
    meta: { quiet: true },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: contactsOfQuery(organisationId).queryKey });
      onMade(id);
    },
  });
  return (
    <fieldset className={styles['nested']}>
      <legend className="medium">{t('create.newContact')}</legend>
      <div className={styles['pair']}>
        <TextInput
          label={t('create.contactName')}
          value={name}
          maxLength={150}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          label={t('create.email')}
          type="email"
          value={email}
          maxLength={254}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
      </div>
      <NativeSelect
        label={t('create.language')}
        value={language}
        data={[
          { value: 'nl', label: 'Nederlands' },
          { value: 'en', label: 'English' },
          { value: 'zh', label: '中文' },
        ]}
        onChange={({ currentTarget }) => setLanguage(currentTarget.value as CreateContact['language'])}
      />
      {create.error !== null && <ErrorNotice error={create.error} />}
      <div className="row">
        <Button disabled={name.trim() === ''} busy={create.isPending} onClick={() => create.mutate()}>
          {t('create.addContact')}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
