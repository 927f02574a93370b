import { useEffect, useState } from 'react';
import type { Dispatch, SetStateAction } from 'react';
import { changesBetween } from '../plan/compare.js';
import type { SequenceContent } from '../plan/compare.js';
import type { SequenceDraft } from './draft.js';

const storageKeyOf = (id: string) => `brug.draft.sequence.${id}`;

export interface KeptDraft {
  /** Null while nothing is being edited. */
  readonly draft: SequenceDraft | null;
  readonly setDraft: Dispatch<SetStateAction<SequenceDraft | null>>;
  /** The draft differs from what it was made from. */
  readonly isChanged: boolean;
}

/**
 * The next version of a sequence while it is being made. It is still there after the tab was closed, on this computer, until it is saved or
 * thrown away.
 *
 * @param base what the draft is compared with; undefined while that is on its way
 */
export function useSequenceDraft(id: string, base: SequenceContent | undefined): KeptDraft {
  const [draft, setDraft] = useState<SequenceDraft | null>(() => readDraft(id));
  const isChanged = draft !== null && base !== undefined && changesBetween(base, draft).length > 0;
  useEffect(() => {
    if (draft === null) localStorage.removeItem(storageKeyOf(id));
    else if (isChanged) localStorage.setItem(storageKeyOf(id), JSON.stringify(draft));
    else if (base !== undefined) localStorage.removeItem(storageKeyOf(id));
  }, [id, draft, isChanged, base]);
  return { draft, setDraft, isChanged };
}

function readDraft(id: string): SequenceDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKeyOf(id)) ?? 'null');
    if (typeof kept === 'object' && kept !== null && 'definition' in kept && 'names' in kept && 'basedOn' in kept) {
      return kept as SequenceDraft;
    }
  } catch {
    // What cannot be read is no draft.
  }
  return null;
}
