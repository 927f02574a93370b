import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Organisation, OrganisationRef } from '@brug/contracts/organisations';
import { hasCode } from '../../../shared/api/api-error.js';
import { createOrganisation } from '../api/create-organisation.js';
import { organisationQuery } from '../api/organisation.query.js';
import { updateOrganisation } from '../api/update-organisation.js';
import { changesBetween, emptyForm, formOf, valuesOf, valuesOfForm, wrongFields } from './form-values.js';
import type { FormField, FormValues, OrganisationValues } from './form-values.js';

const draftKey = 'brug.draft.organisation';

interface Options {
  /** The one to change; none makes a new one. */
  readonly organisation: Organisation | undefined;
  /** What was searched for in vain: most likely its name. */
  readonly initialName: string;
  readonly onSaved: (saved: Organisation) => void;
  /** Somebody else saved first: what they made of it, and what was asked for here. */
  readonly onConflict: (current: Organisation, mine: Partial<OrganisationValues>) => void;
}

/** The state of the form. What is typed for a new organisation survives a closed tab until it is saved or thrown away. */
export function useOrganisationForm({ organisation, initialName, onSaved, onConflict }: Options) {
  const client = useQueryClient();
  const [form, setForm] = useState<FormValues>(() =>
    organisation ? formOf(organisation) : (draft() ?? withName(initialName)),
  );
  const [tried, setTried] = useState(false);

  const save = useMutation({
    meta: { quiet: true },
    mutationFn: (values: FormValues) =>
      organisation
        ? updateOrganisation(organisation.id, {
            version: organisation.version,
            ...changesBetween(valuesOf(organisation), valuesOfForm(values)),
          })
        : createOrganisation(valuesOfForm(values)),
    onSuccess: (saved) => {
      if (!organisation) localStorage.removeItem(draftKey);
      client.setQueryData(organisationQuery(saved.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['organisations', 'list'] });
      onSaved(saved);
    },
    onError: (error, values) => {
      if (organisation && hasCode(error, 'version.conflict') && error.current !== undefined) {
        onConflict(error.current as Organisation, changesBetween(valuesOf(organisation), valuesOfForm(values)));
      }
    },
  });

  const wrong = wrongFields(form);
  return {
    form,
    wrong: tried ? wrong : [],
    isSaving: save.isPending,
    error: save.error,
    /** The organisation that has the number already, and in which field it stands. */
    taken: takenBy(save.error),
    change: (changes: Partial<FormValues>) => {
      const next = { ...form, ...changes };
      setForm(next);
      if (!organisation) localStorage.setItem(draftKey, JSON.stringify(next));
      if (save.isError) save.reset();
    },
    submit: () => {
      setTried(true);
      if (wrong.length === 0 && !save.isPending) save.mutate(form);
    },
    throwAway: () => {
      if (!organisation) localStorage.removeItem(draftKey);
    },
  };
}

export type OrganisationFormState = ReturnType<typeof useOrganisationForm>;

function takenBy(error: unknown): { readonly field: FormField; readonly by: OrganisationRef } | undefined {
  if (!hasCode(error, 'organisation.identifier-taken') || error.current === undefined) return undefined;
  const field = (error.fields[0]?.path.replace('body.', '') ?? 'creditCode') as FormField;
  return { field, by: error.current as OrganisationRef };
}

function withName(name: string): FormValues {
  if (name === '') return emptyForm;
  return /\p{Script=Han}/u.test(name) ? { ...emptyForm, chineseName: name } : { ...emptyForm, tradeName: name };
}

function draft(): FormValues | undefined {
  const stored = localStorage.getItem(draftKey);
  return stored === null ? undefined : { ...emptyForm, ...(JSON.parse(stored) as Partial<FormValues>) };
}
