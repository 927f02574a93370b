import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contact, OrganisationRef } from '@brug/contracts/organisations';
import { hasCode } from '../../../shared/api/api-error.js';
import { contactQuery } from '../api/contact.query.js';
import { createContact } from '../api/create-contact.js';
import { updateContact } from '../api/update-contact.js';
import { changesBetween, formAt, formOf, valuesOf, valuesOfForm, wrongFields } from './form-values.js';
import type { ContactValues, FormField, FormValues } from './form-values.js';

const draftKey = 'brug.draft.contact';

interface Options {
  /** The one to change; none makes a new one. */
  readonly contact: Contact | undefined;
  /** Where a new one belongs, when that is known. */
  readonly organisation: OrganisationRef | null;
  readonly onSaved: (saved: Contact) => void;
  /** Somebody else saved first: what they made of it, and what was asked for here. */
  readonly onConflict: (current: Contact, mine: Partial<ContactValues>) => void;
}

/** The state of the form. What is typed for a new contact survives a closed tab until it is saved or thrown away. */
export function useContactForm({ contact, organisation, onSaved, onConflict }: Options) {
  const client = useQueryClient();
  const [form, setForm] = useState<FormValues>(() => (contact ? formOf(contact) : draftOrNew(organisation)));
  const [tried, setTried] = useState(false);

  const save = useMutation({
    meta: { quiet: true },
    mutationFn: (values: FormValues) => {
      const after = valuesOfForm(values);
      if (!contact) return createContact({ organisationId: values.organisation?.id ?? '', ...after });
      return updateContact(contact.id, { version: contact.version, ...changesBetween(valuesOf(contact), after) });
    },
    onSuccess: (saved) => {
      if (!contact) localStorage.removeItem(draftKey);
      client.setQueryData(contactQuery(saved.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['contacts', 'list'] });
      void client.invalidateQueries({ queryKey: ['contacts', 'at', saved.organisation.id] });
      onSaved(saved);
    },
    onError: (error, values) => {
      if (contact && hasCode(error, 'version.conflict') && error.current !== undefined) {
        onConflict(error.current as Contact, changesBetween(valuesOf(contact), valuesOfForm(values)));
      }
    },
  });

  const wrong = wrongFields(form);
  const refused = hasCode(save.error, 'request.invalid') ? save.error.fields.map(({ path }) => path) : [];
  return {
    form,
    isSaving: save.isPending,
    error: save.error,
    isWrong: (field: FormField) => tried && wrong.includes(field),
    /** Whether the server did not take a field. */
    isRefused: (field: FormField) => refused.includes(`body.${field}`),
    change: (changes: Partial<FormValues>) => {
      const next = { ...form, ...changes };
      setForm(next);
      if (!contact) localStorage.setItem(draftKey, JSON.stringify(next));
      if (save.isError) save.reset();
    },
    submit: () => {
      setTried(true);
      if (wrong.length === 0 && !save.isPending) save.mutate(form);
    },
    throwAway: () => {
      if (!contact) localStorage.removeItem(draftKey);
    },
  };
}

export type ContactFormState = ReturnType<typeof useContactForm>;

/** A draft goes on where it was left, unless somebody is added to another firm. */
function draftOrNew(organisation: OrganisationRef | null): FormValues {
  const stored = localStorage.getItem(draftKey);
  const draft = stored === null ? undefined : (JSON.parse(stored) as Partial<FormValues>);
  const isOfOther = organisation !== null && draft?.organisation?.id !== organisation.id;
  return { ...formAt(organisation), ...(isOfOther ? {} : draft) };
}
