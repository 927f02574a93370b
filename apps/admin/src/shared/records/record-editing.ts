import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/api-error.js';
import { notify, showProblem } from '../components/notify.js';

interface Versioned {
  readonly version: number;
}

interface RecordEditing<R extends Versioned, V extends object> {
  /** Where the record is kept. */
  readonly queryKey: QueryKey;
  /** The record's editable values, named as in a change. */
  readonly valuesOf: (record: R) => V;
  readonly update: (version: number, changes: Partial<V>) => Promise<R>;
  /** The record as it will look, where that can be told; a change shows in the same frame. */
  readonly withChanges?: (record: R, changes: Partial<V>) => R;
}

/** Two versions of the same fields: what somebody else saved, and what I wanted. */
export interface Conflict<R, V> {
  readonly current: R;
  readonly mine: Partial<V>;
}

interface Change<V> {
  readonly changes: Partial<V>;
  readonly isUndo?: boolean;
}

/**
 * Changes fields of a record where they stand: shown at once, saved one after another against the version of the moment, taken back when
 * refused, with an undo. When somebody else was first, both versions are kept until one is chosen.
 */
export function useRecordEditing<R extends Versioned, V extends object>(editing: RecordEditing<R, V>) {
  const { queryKey, valuesOf, update, withChanges } = editing;
  const { t } = useTranslation('records');
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict<R, V> | null>(null);

  const mutation = useMutation({
    scope: { id: JSON.stringify(queryKey) },
    meta: { quiet: true },
    mutationFn: ({ changes }: Change<V>) => update(client.getQueryData<R>(queryKey)?.version ?? 1, changes),
    onMutate: async ({ changes }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<R>(queryKey);
      if (before && withChanges) client.setQueryData<R>(queryKey, withChanges(before, changes));
      return before;
    },
    onSuccess: (saved, { changes, isUndo }, before) => {
      client.setQueryData<R>(queryKey, saved);
      if (before === undefined || isUndo === true) return;
      const previous = pick(valuesOf(before), changes);
      notify({ message: t('edit.saved'), undo: () => mutation.mutate({ changes: previous, isUndo: true }) });
    },
    onError: (error, { changes }, before) => {
      if (before) client.setQueryData<R>(queryKey, before);
      if (hasCode(error, 'version.conflict') && isVersioned(error.current)) {
        const current = error.current as R;
        client.setQueryData<R>(queryKey, current);
        setConflict({ current, mine: changes });
      } else {
        showProblem(error);
      }
    },
  });

  return {
    conflict,
    /** Shows a conflict that was met elsewhere, as in a form. */
    raise: (current: R, mine: Partial<V>) => {
      client.setQueryData<R>(queryKey, current);
      setConflict({ current, mine });
    },
    isSaving: mutation.isPending,
    save: (changes: Partial<V>) => mutation.mutate({ changes }),
    /** Ends a conflict: the fields given are saved over the other version, those left out stay as the other saved them. */
    resolve: (changes: Partial<V>) => {
      setConflict(null);
      if (Object.keys(changes).length > 0) mutation.mutate({ changes });
    },
  };
}

function pick<V extends object>(values: V, like: Partial<V>): Partial<V> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key in like)) as Partial<V>;
}

function isVersioned(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'version' in value;
}
