import { useQuery } from '@tanstack/react-query';
import { NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import type { FieldDefinition } from '@brug/domain/fields';
import { IconButton } from '../../../shared/components/button.js';
import { contactsOfQuery } from '../api/contacts-of.query.js';
import { peopleQuery } from '../../../shared/reference/people.query.js';
import { FieldInput } from '../fields/field-input.js';
import { useFieldTexts } from '../fields/use-field-texts.js';
import { sameValue, wireValuesOf } from '../fields/wire-values.js';
import type { WireValue } from '../fields/wire-values.js';
import { seenOf } from './use-edit-lead.js';
import type { EditLead } from './use-edit-lead.js';
import styles from './edit-form.module.css';

interface EditFormProps {
  readonly lead: Lead;
  readonly field: FieldDefinition;
  readonly edit: EditLead;
  readonly onDone: () => void;
}

/** One field being changed where it stands: Enter saves, Escape leaves it as it was. */
export function EditForm({ lead, field, edit, onDone }: EditFormProps) {
  const { t } = useTranslation('common');
  const [seen] = useState(() => seenOf(lead));
  const [value, setValue] = useState<WireValue>(() => wireValuesOf(lead)[field.key] ?? null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sameValue(seen.values[field.key], value)) edit.save({ [field.key]: value }, seen);
    onDone();
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation();
          onDone();
        } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(event);
      }}
    >
      <div className="grow">
        {field.type === 'reference' ? (
          <ReferenceInput lead={lead} field={field} value={value} onChange={setValue} />
        ) : (
          <FieldInput field={field} value={value} onChange={setValue} />
        )}
      </div>
      <IconButton type="submit" size="sm" icon="check" variant="primary" label={t('action.save')} />
      <IconButton size="sm" icon="close" label={t('action.cancel')} onClick={onDone} />
    </form>
  );
}

interface ReferenceInputProps {
  readonly lead: Lead;
  readonly field: FieldDefinition;
  readonly value: WireValue;
  readonly onChange: (value: WireValue) => void;
}

/** A person of the agency, or somebody at the firm. */
function ReferenceInput({ lead, field, value, onChange }: ReferenceInputProps) {
  const { t } = useTranslation('leads');
  const texts = useFieldTexts();
  const ofAgency = field.key === 'ownerId';
  const { data: people = [] } = useQuery({ ...peopleQuery, enabled: ofAgency });
  const { data: contacts = [] } = useQuery(contactsOfQuery(ofAgency ? null : lead.organisation.id));
  const choices = ofAgency ? people : contacts;
  return (
    <NativeSelect
      label={texts.label(field.key)}
      value={typeof value === 'string' ? value : ''}
      data={[
        ...(ofAgency ? [] : [{ value: '', label: t('create.noContact') }]),
        ...choices.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
    />
  );
}
