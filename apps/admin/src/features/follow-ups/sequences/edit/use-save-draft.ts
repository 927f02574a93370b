import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { ApiError, hasCode } from '../../../../shared/api/api-error.js';
import { notify, showProblem } from '../../../../shared/components/notify.js';
import { sequenceQuery } from '../api/sequence.query.js';
import { changeSequence, createSequence } from '../api/save-sequence.js';
import { problemsOf } from './draft.js';
import type { DraftProblem, SequenceDraft } from './draft.js';

interface Saving {
  /** Sends the draft, unless something is wrong with it: then the first of it comes back. */
  readonly save: () => DraftProblem | undefined;
  readonly isSaving: boolean;
  /** What is wrong, as far as it is to be shown: what is only not filled in yet is told once somebody has tried to save. */
  readonly problems: readonly DraftProblem[];
  /** The sequence as somebody else has made it meanwhile. */
  readonly conflict: Sequence | null;
  readonly endConflict: () => void;
}

/**
 * Saves a draft as the next version. What is wrong with it is told at its place and nothing is sent.
 *
 * @param id null for a sequence that is not there yet
 */
export function useSaveDraft(
  id: string | null,
  draft: SequenceDraft | null,
  onSaved: (sequence: Sequence) => void,
): Saving {
  const { t } = useTranslation('sequences');
  const client = useQueryClient();
  const [hasTried, setTried] = useState(false);
  const [conflict, setConflict] = useState<Sequence | null>(null);
  const [refused, setRefused] = useState<{ readonly of: SequenceDraft; readonly problems: readonly DraftProblem[] }>();
  const own = draft === null ? [] : problemsOf(draft);

  const mutation = useMutation({
    meta: { quiet: true },
    mutationFn: ({ names, definition, basedOn }: SequenceDraft) =>
      id === null || basedOn === null
        ? createSequence({ names, definition })
        : changeSequence(id, basedOn.version, { names, definition }),
    onSuccess: (saved) => {
      setTried(false);
      client.setQueryData(sequenceQuery(saved.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['sequences', 'list'] });
      notify({ message: t('save.saved', { number: saved.number }), tone: 'ok' });
      onSaved(saved);
    },
    onError: (error, sent) => {
      if (hasCode(error, 'version.conflict') && isSequence(error.current)) {
        const { current } = error;
        client.setQueryData(sequenceQuery(current.id).queryKey, current);
        // It was only switched on or off meanwhile.
        if (current.number === sent.basedOn?.number) mutation.mutate({ ...sent, basedOn: current });
        else setConflict(current);
      } else if (error instanceof ApiError && error.fields.length > 0) {
        setRefused({ of: sent, problems: error.fields.map(({ path, code }) => ({ path: placeOf(path), code })) });
      } else {
        showProblem(error);
      }
    },
  });

  const isOfDraft = refused?.of.definition === draft?.definition && refused?.of.names === draft?.names;
  const fromServer = isOfDraft ? (refused?.problems ?? []) : [];
  return {
    save: () => {
      setTried(true);
      if (draft !== null && own.length === 0) mutation.mutate(draft);
      return own[0];
    },
    isSaving: mutation.isPending,
    problems: [...own.filter(({ code }) => hasTried || (code !== 'required' && code !== 'too_small')), ...fromServer],
    conflict,
    endConflict: () => setConflict(null),
  };
}

/** The server names places in what it was sent: `body.definition.steps.2.templateKey`. */
function placeOf(path: string): string {
  return path.replace(/^body\./u, '');
}

function isSequence(value: unknown): value is Sequence {
  return typeof value === 'object' && value !== null && 'definition' in value && 'version' in value;
}
