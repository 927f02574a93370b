import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoneyDto } from '@brug/contracts/http';
import type { CreateLead, Lead } from '@brug/contracts/leads';
import { LEAD_SOURCES } from '@brug/domain/tracks';
import type { LeadSource, Track } from '@brug/domain/tracks';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { MoneyField } from '../../../shared/components/money-field.js';
import { notify } from '../../../shared/components/notify.js';
import { useMe } from '../../../shared/session/session.js';
import { createLead } from '../api/create-lead.js';
import { peopleQuery } from '../../../shared/reference/people.query.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import { ContactPicker } from './contact-picker.js';
import { NewOrganisationFields } from './new-organisation-fields.js';
import { OrganisationPicker } from './organisation-picker.js';
import styles from './create.module.css';

/** What a lead begins with, where it begins elsewhere than on its board. */
export interface NewLeadStart {
  readonly title: string;
  readonly source: LeadSource;
  /** Stands with the choice of a contact. */
  readonly beside: ReactNode;
  /** The contact is given by what stands beside: nobody else is asked for. */
  readonly hasContact: boolean;
  /** Adds the lead with what it begins with. */
  readonly create: (body: CreateLead, idempotencyKey: string) => Promise<Pick<Lead, 'id' | 'number'>>;
}

interface NewLeadDialogProps {
  readonly track: Track;
  readonly start?: NewLeadStart;
  readonly onClose: () => void;
}

/** Adds a lead: for a firm that is known or made here, with somebody there, in few words. The rest is filled in on its page. */
export function NewLeadDialog({ track, start, onClose }: NewLeadDialogProps) {
  const { t } = useTranslation(['leads', 'common']);
  const texts = useFieldTexts();
  const me = useMe();
  const navigate = useNavigate();
  const form = useId();
  const { data: people = [] } = useQuery(peopleQuery);
  const [key] = useState(() => crypto.randomUUID());
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const [newName, setNewName] = useState<string | null>(null);
  const [contactId, setContactId] = useState<string | null>(null);
  const [title, setTitle] = useState(start?.title ?? '');
  const [ownerId, setOwnerId] = useState(me.id);
  const [value, setValue] = useState<MoneyDto | null>(null);
  const [source, setSource] = useState<LeadSource>(start?.source ?? 'targeting');
  const [tried, setTried] = useState(false);

  const create = useMutation({
    mutationFn: (body: CreateLead) => (start?.create ?? createLead)(body, key),
    meta: { quiet: true },
    onSuccess: (lead: Pick<Lead, 'id' | 'number'>) => {
      notify({ message: t('leads:create.done', { number: lead.number }), tone: 'ok' });
      onClose();
      void navigate({ to: '/leads/$leadId', params: { leadId: lead.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (organisationId === null || title.trim() === '') return;
    create.mutate({
      track,
      organisationId,
      primaryContactId: start?.hasContact ? null : contactId,
      title: title.trim(),
      ownerId,
      source,
      estimatedValue: value,
    });
  };
  const owners = people.some(({ id }) => id === me.id) ? people : [{ id: me.id, name: me.name }, ...people];

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(`leads:create.titleOf.${track}`)}
      footer={
        <>
          <Button type="submit" form={form} variant="primary" busy={create.isPending} hotkey="mod+enter">
            {t('leads:create.submit')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={submit}
        noValidate
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
        }}
      >
        {newName === null ? (
          <OrganisationPicker
            first
            label={t('leads:create.firm')}
            required
            error={tried && organisationId === null && t('leads:gate.needed')}
            onPick={(organisation) => {
              setOrganisationId(organisation?.id ?? null);
              setContactId(null);
            }}
            onCreate={setNewName}
          />
        ) : (
          <NewOrganisationFields
            name={newName}
            track={track}
            made={organisationId !== null}
            onMade={setOrganisationId}
            onCancel={() => {
              setNewName(null);
              setOrganisationId(null);
            }}
          />
        )}
        {start?.beside && <div className={styles['nested']}>{start.beside}</div>}
        {organisationId !== null && !start?.hasContact && (
          <ContactPicker key={organisationId} organisationId={organisationId} track={track} onPick={setContactId} />
        )}
        <TextInput
          label={texts.label('title')}
          description={t('leads:create.titleHint')}
          required
          maxLength={200}
          value={title}
          error={tried && title.trim() === '' && t('leads:gate.needed')}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <div className={styles['pair']}>
          <MoneyField label={texts.label('estimatedValue')} value={value} onChange={setValue} />
          <NativeSelect
            label={texts.label('source')}
            value={source}
            data={LEAD_SOURCES.map((choice) => ({ value: choice, label: texts.choice('source', choice) }))}
            onChange={({ currentTarget }) =>
              setSource(LEAD_SOURCES.find((choice) => choice === currentTarget.value) ?? source)
            }
          />
        </div>
        <NativeSelect
          label={texts.label('ownerId')}
          value={ownerId}
          data={owners.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => setOwnerId(currentTarget.value)}
        />
        {create.error !== null && <ErrorNotice error={create.error} />}
      </form>
    </Dialog>
  );
}
