import type { LocalisedText } from '@brug/contracts/http';
import type { Sequence, SequenceDefinitionDto } from '@brug/contracts/sequences';
import { MAX_DELAY, problemsOfDefinition, UNAVOIDABLE_STOPS } from '@brug/domain/sequences';
import { faultsOf, MESSAGE_LANGUAGES } from '@brug/domain/templates';
import type { SequenceContent } from '../plan/compare.js';

export type Step = SequenceDefinitionDto['steps'][number];
export type MessageStep = Extract<Step, { kind: 'message' }>;
export type TaskStep = Extract<Step, { kind: 'task' }>;

/** A next version that is being made. */
export interface SequenceDraft extends SequenceContent {
  /** What it was made on: the number of the version, and the version of the record; null for a sequence that is not there yet. */
  readonly basedOn: Pick<Sequence, 'number' | 'version'> | null;
}

/** What keeps a draft from being saved: where, as `definition.steps.2.copyText` or `names.nl`, and a code to be told in words. */
export interface DraftProblem {
  readonly path: string;
  readonly code: string;
}

const noText: LocalisedText = { nl: '', en: '', zh: '' };

/** A next version that begins as a copy of some content, to follow the version that new runs take now. */
export function draftOf(
  { names, definition }: SequenceContent,
  { number, version }: Pick<Sequence, 'number' | 'version'>,
): SequenceDraft {
  return { names, definition, basedOn: { number, version } };
}

/** A sequence that is begun: by hand until a trigger is chosen, ended by a reply. */
export function emptyDraft(): SequenceDraft {
  return {
    names: noText,
    basedOn: null,
    definition: {
      track: 'investment',
      languages: null,
      trigger: { type: 'by-hand', sources: null, stageKey: null, meetingKind: null, silentDays: null },
      stopConditions: ['reply', 'meeting-booked', 'lead-closed', ...UNAVOIDABLE_STOPS],
      steps: [],
    },
  };
}

export function withSteps(draft: SequenceDraft, steps: readonly Step[]): SequenceDraft {
  return { ...draft, definition: { ...draft.definition, steps: [...steps] } };
}

/** Changes one step, which may become of the other kind. */
export function withStep(draft: SequenceDraft, key: string, step: Step): SequenceDraft {
  return withSteps(
    draft,
    draft.definition.steps.map((known) => (known.key === key ? step : known)),
  );
}

/** Adds a step after the last one, three working days later. */
export function addStep(draft: SequenceDraft, kind: Step['kind'], usedKeys: readonly string[] = []): SequenceDraft {
  const { steps } = draft.definition;
  const last = steps.at(-1);
  const timing = {
    key: freeKey(draft, usedKeys),
    delayWorkingDays: last ? Math.min(MAX_DELAY, last.delayWorkingDays + 3) : 0,
    calendar: last?.calendar ?? ('recipient' as const),
    recipient: last?.recipient ?? ('principal' as const),
    condition: null,
    names: noText,
  };
  return withSteps(draft, [...steps, kind === 'message' ? asMessage(timing) : asTask(timing)]);
}

/** The step, and what it says, once more below it. */
export function duplicateStep(draft: SequenceDraft, key: string, usedKeys: readonly string[] = []): SequenceDraft {
  const copy = { key: freeKey(draft, usedKeys) };
  return withSteps(
    draft,
    draft.definition.steps.flatMap((step) => (step.key === key ? [step, { ...step, ...copy }] : [step])),
  );
}

export function removeStep(draft: SequenceDraft, key: string): SequenceDraft {
  return withSteps(
    draft,
    draft.definition.steps.filter((step) => step.key !== key),
  );
}

/** Puts a step back where it was. */
export function insertStep(draft: SequenceDraft, step: Step, at: number): SequenceDraft {
  return withSteps(draft, draft.definition.steps.toSpliced(at, 0, step));
}

/** Moves a step one place up (-1) or down (1). The delays stay in their places, so that they go on ascending: the two steps exchange them. */
export function moveStep(draft: SequenceDraft, key: string, by: -1 | 1): SequenceDraft {
  const { steps } = draft.definition;
  const at = steps.findIndex((step) => step.key === key);
  const step = steps[at];
  const other = steps[at + by];
  if (!step || !other) return draft;
  const moved = steps.map((known, index) => {
    if (index === at) return { ...other, delayWorkingDays: step.delayWorkingDays };
    return index === at + by ? { ...step, delayWorkingDays: other.delayWorkingDays } : known;
  });
  return withSteps(draft, moved);
}

/** Puts steps in the order of their delays; those of one day stay as they are. */
export function inOrder(draft: SequenceDraft): SequenceDraft {
  return withSteps(
    draft,
    draft.definition.steps.toSorted((a, b) => a.delayWorkingDays - b.delayWorkingDays),
  );
}

/** The same moment and purpose, as a message or as a task. */
export function asKind(step: Step, kind: Step['kind']): Step {
  if (step.kind === kind) return step;
  const { key, delayWorkingDays, calendar, recipient, condition, names } = step;
  const timing = { key, delayWorkingDays, calendar, recipient, condition, names };
  return kind === 'message' ? asMessage(timing) : { ...asTask(timing), titles: names };
}

type Timing = Pick<Step, 'key' | 'delayWorkingDays' | 'calendar' | 'recipient' | 'condition' | 'names'>;

function asMessage(timing: Timing): MessageStep {
  return { ...timing, kind: 'message', templateKey: '', templateNumber: 1 };
}

function asTask(timing: Timing): TaskStep {
  return { ...timing, kind: 'task', taskKind: 'call', titles: noText, hints: null, copyText: null };
}

/** Names a step for good: a key that no step of this or an earlier version has, so that figures are never mixed. */
function freeKey({ definition }: SequenceDraft, usedKeys: readonly string[]): string {
  const taken = new Set([...usedKeys, ...definition.steps.map(({ key }) => key)]);
  let number = taken.size + 1;
  while (taken.has(`step-${number}`)) number += 1;
  return `step-${number}`;
}

/** Everything that keeps a draft from being saved, in the order of the form. */
export function problemsOf({ names, definition }: SequenceDraft): readonly DraftProblem[] {
  const unnamed = MESSAGE_LANGUAGES.filter((language) => names[language].trim() === '');
  return [
    ...unnamed.map((language) => ({ path: `names.${language}`, code: 'required' })),
    ...problemsOfDefinition(definition).map(({ path, code }) => ({ path: `definition.${path}`, code })),
    ...definition.steps.flatMap((step, index) => textProblems(step, `definition.steps.${index}`)),
  ];
}

function textProblems(step: Step, path: string): DraftProblem[] {
  if (step.kind === 'message') {
    return step.templateKey === '' ? [{ path: `${path}.templateKey`, code: 'required' }] : [];
  }
  const isFaulty = (text: string) => faultsOf({ subject: '', body: text }).length > 0;
  const { titles, hints, copyText } = step;
  return [
    ...MESSAGE_LANGUAGES.flatMap((language) => [
      ...(isFaulty(titles[language]) ? [{ path: `${path}.titles.${language}`, code: 'faulty' }] : []),
      ...(hints && isFaulty(hints[language]) ? [{ path: `${path}.hints.${language}`, code: 'faulty' }] : []),
    ]),
    ...(copyText && isFaulty(copyText) ? [{ path: `${path}.copyText`, code: 'faulty' }] : []),
  ];
}

/** The step a path leads to, or null for the settings of the sequence. */
export function stepIndexOf(path: string): number | null {
  const index = /^definition\.steps\.(\d+)\./u.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}
