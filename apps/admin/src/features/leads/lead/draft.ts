import { useEffect, useState } from 'react';
import type { RecordActivity } from '@brug/contracts/activities';
import type { TaskKind } from '@brug/domain/follow-ups';

export type ComposerKind = 'note' | 'call' | 'meeting' | 'wechat' | 'task';
export const composerKinds: readonly ComposerKind[] = ['note', 'call', 'meeting', 'wechat', 'task'];

/** How a call went, as the API knows it. */
export const callOutcomes = [
  'reached',
  'no-answer',
  'left-message',
  'wrong-number',
] as const satisfies readonly NonNullable<RecordActivity['outcome']>[];

/** What is being written on a lead and not saved yet. */
export interface Draft {
  readonly kind: ComposerKind;
  readonly body: string;
  readonly outcome: NonNullable<RecordActivity['outcome']>;
  readonly minutes: number | null;
  readonly taskKind: TaskKind;
  readonly dueOn: string | null;
  /** `HH:MM` in Kortrijk. */
  readonly dueTime: string;
  /** The time was agreed with the other side. */
  readonly agreed: boolean;
  /** For a WeChat task: the text that is going to be copied. */
  readonly toCopy: string;
  /** The task that this does, and what it is called. */
  readonly completes: { readonly id: string; readonly title: string } | null;
  /** Under this key it is sent, and sent again: it is written once. */
  readonly key: string;
}

export function emptyDraft(kind: ComposerKind = 'note'): Draft {
  return {
    kind,
    body: '',
    outcome: 'reached',
    minutes: null,
    taskKind: 'call',
    dueOn: null,
    dueTime: '09:00',
    agreed: false,
    toCopy: '',
    completes: null,
    key: crypto.randomUUID(),
  };
}

export function hasContent({ body, minutes, completes, toCopy }: Draft): boolean {
  return body.trim() !== '' || toCopy.trim() !== '' || minutes !== null || completes !== null;
}

const keyOf = (leadId: string) => `brug.draft.lead.${leadId}`;

/** A draft that is still there after the tab was closed, on this computer, until it is saved or emptied. */
export function useDraft(leadId: string): readonly [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(() => readDraft(leadId));
  useEffect(() => {
    if (hasContent(draft)) localStorage.setItem(keyOf(leadId), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(leadId));
  }, [leadId, draft]);
  return [draft, setDraft];
}

function readDraft(leadId: string): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(leadId)) ?? 'null');
    if (typeof kept === 'object' && kept !== null && 'body' in kept)
      return { ...emptyDraft(), ...(kept as Partial<Draft>) };
  } catch {
    // What cannot be read is no draft.
  }
  return emptyDraft();
}
