import { stepIndexOf } from './draft.js';
import type { DraftProblem, SequenceDraft } from './draft.js';

/** Opens the part of the form in which something is wrong, and puts the cursor there once it is drawn. */
export function showProblemAt(
  { path }: DraftProblem,
  { definition }: SequenceDraft,
  onSelect: (stepKey: string | null) => void,
): void {
  const index = stepIndexOf(path);
  onSelect(index === null ? null : (definition.steps[index]?.key ?? null));
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-path="${path}"]`)?.focus());
}
