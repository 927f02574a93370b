import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Lead, UpdateLead } from '@brug/contracts/leads';
import { hasCode } from '../../../shared/api/api-error.js';
import { showProblem } from '../../../shared/components/notify.js';
import { recount, showCard } from '../api/board-cache.js';
import { leadKey, leadQuery } from '../api/lead.query.js';
import { updateLead } from '../api/update-lead.js';
import { changesBody, sameValue, wireValuesOf } from '../fields/wire-values.js';
import type { WireValues } from '../fields/wire-values.js';
import { withValues } from './with-values.js';

/** What a person saw of a lead when they began to change it. */
export interface Seen {
  readonly version: number;
  readonly values: WireValues;
}

export interface EditConflict {
  readonly current: Lead;
  readonly ours: WireValues;
}

interface Edit {
  readonly values: WireValues;
  /** The version it was made against; null for whatever we know when it is sent, since nobody touched these fields. */
  readonly against: number | null;
}

export type EditLead = ReturnType<typeof useEditLead>;

/**
 * Changes a lead field by field, shown at once. What somebody else did to another field meanwhile is no conflict; to the same field it
 * is, and then both versions are kept for a person to choose from.
 */
export function useEditLead(lead: Lead) {
  const client = useQueryClient();
  const key = leadKey(lead.id);
  const [conflict, setConflict] = useState<EditConflict | null>(null);
  const known = () => client.getQueryData<Lead>(key) ?? lead;

  const mutation = useMutation({
    // One after the other, so that the second edit knows the version the first one made.
    scope: { id: `lead-${lead.id}` },
    meta: { quiet: true },
    mutationFn: ({ values, against }: Edit) =>
      updateLead(lead.id, { version: against ?? known().version, ...changesBody(lead.track, values) } as UpdateLead),
    onMutate: async ({ values }) => {
      await client.cancelQueries({ queryKey: key });
      const before = known();
      client.setQueryData<Lead>(key, withValues(before, values));
      return { before };
    },
    onSuccess: (saved) => {
      client.setQueryData<Lead>(key, saved);
      showCard(client, saved);
      void recount(client);
      void client.invalidateQueries({ queryKey: ['leads', 'timeline', lead.id] });
    },
    onError: async (error, { values }, context) => {
      if (context) client.setQueryData<Lead>(key, context.before);
      if (!hasCode(error, 'version.conflict')) {
        showProblem(error);
        return;
      }
      const current = (error.current as Lead | undefined) ?? (await client.fetchQuery(leadQuery(lead.id)));
      client.setQueryData<Lead>(key, current);
      setConflict({ current, ours: values });
    },
  });

  return {
    saving: mutation.isPending,
    conflict,
    save: (values: WireValues, seen: Seen) => {
      const now = wireValuesOf(known());
      const untouched = Object.keys(values).every((field) => sameValue(now[field], seen.values[field]));
      mutation.mutate({ values, against: untouched ? null : seen.version });
    },
    /** What the other person wrote stands. */
    takeTheirs: () => setConflict(null),
    /** What we wrote goes on top of theirs. */
    keepOurs: () => {
      if (conflict === null) return;
      setConflict(null);
      mutation.mutate({ values: conflict.ours, against: conflict.current.version });
    },
  };
}

/** What is on the screen now, to be told apart later from what others made of it. */
export function seenOf(lead: Lead): Seen {
  return { version: lead.version, values: wireValuesOf(lead) };
}
