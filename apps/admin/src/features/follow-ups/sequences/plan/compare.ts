import type { SequenceDefinitionDto } from '@brug/contracts/sequences';
import type { LocalisedText } from '@brug/contracts/http';

export interface SequenceContent {
  readonly names: LocalisedText;
  readonly definition: SequenceDefinitionDto;
}

type Step = SequenceDefinitionDto['steps'][number];

/** What of a step can differ. */
export type StepAspect =
  | 'delay'
  | 'calendar'
  | 'recipient'
  | 'kind'
  | 'condition'
  | 'names'
  | 'template'
  | 'titles'
  | 'hints'
  | 'copyText'
  | 'order';

/** How one version differs from another. */
export type SequenceChange =
  | { readonly what: 'names' | 'trigger' | 'stopConditions' | 'track' | 'languages' }
  | { readonly what: 'step-added' | 'step-removed'; readonly step: Step }
  | {
      readonly what: 'step-changed';
      readonly before: Step;
      readonly step: Step;
      readonly aspects: readonly StepAspect[];
    };

/** What has to be done to the first to have the second: its settings first, then its steps in the order of the second. */
export function changesBetween(before: SequenceContent, after: SequenceContent): readonly SequenceChange[] {
  const settings = (['trigger', 'stopConditions', 'track', 'languages'] as const).filter(
    (key) => !isSame(sorted(before.definition[key]), sorted(after.definition[key])),
  );
  const stepsBefore = before.definition.steps;
  const stepsAfter = after.definition.steps;
  const common = stepsBefore.filter(({ key }) => stepsAfter.some((step) => step.key === key)).map(({ key }) => key);
  const kept = stepsAfter.filter(({ key }) => common.includes(key)).map(({ key }) => key);
  const steps = stepsAfter.flatMap((step): SequenceChange[] => {
    const was = stepsBefore.find(({ key }) => key === step.key);
    if (!was) return [{ what: 'step-added', step }];
    const moved = common.indexOf(step.key) !== kept.indexOf(step.key);
    const aspects = [...aspectsThatDiffer(was, step), ...(moved ? (['order'] as const) : [])];
    return aspects.length === 0 ? [] : [{ what: 'step-changed', before: was, step, aspects }];
  });
  const removed = stepsBefore.filter(({ key }) => !common.includes(key));
  return [
    ...(isSame(before.names, after.names) ? [] : [{ what: 'names' } as const]),
    ...settings.map((what) => ({ what })),
    ...steps,
    ...removed.map((step) => ({ what: 'step-removed', step }) as const),
  ];
}

function aspectsThatDiffer(before: Step, after: Step): StepAspect[] {
  const aspects: StepAspect[] = [];
  const compare = (aspect: StepAspect, a: unknown, b: unknown) => {
    if (!isSame(a, b)) aspects.push(aspect);
  };
  compare('delay', before.delayWorkingDays, after.delayWorkingDays);
  compare('calendar', before.calendar, after.calendar);
  compare('recipient', before.recipient, after.recipient);
  compare('condition', before.condition, after.condition);
  compare('names', before.names, after.names);
  if (before.kind === 'message' && after.kind === 'message') {
    compare('template', [before.templateKey, before.templateNumber], [after.templateKey, after.templateNumber]);
  } else if (before.kind === 'task' && after.kind === 'task') {
    compare('kind', before.taskKind, after.taskKind);
    compare('titles', before.titles, after.titles);
    compare('hints', before.hints, after.hints);
    compare('copyText', before.copyText, after.copyText);
  } else {
    aspects.push('kind');
  }
  return aspects;
}

/** Sets of things are the same in any order. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

/** Same content, whatever the order of its keys: what comes from the server and what was kept in the browser differ in that. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
