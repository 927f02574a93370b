import { MESSAGE_LANGUAGES } from '../templates/salutation.js';
import { MAX_DELAY, MAX_STEPS, UNAVOIDABLE_STOPS, type SequenceDefinition, type SequenceStep } from './sequence.js';

/** What is wrong with a definition: where (`steps.2.copyText`), a code, and what was expected. */
export interface DefinitionProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Everything that keeps a definition from being run, with its place; empty when it is sound. */
export function problemsOfDefinition(definition: SequenceDefinition): DefinitionProblem[] {
  return [
    ...triggerProblems(definition),
    ...stopProblems(definition),
    ...stepCountProblems(definition.steps),
    ...definition.steps.flatMap((step, index) => stepProblems(step, index, definition.steps)),
  ];
}

function triggerProblems({ trigger }: SequenceDefinition): DefinitionProblem[] {
  const { type, stageKey, silentDays } = trigger;
  const problems: DefinitionProblem[] = [];
  if (type === 'stage-entered' && stageKey === null) {
    problems.push({ path: 'trigger.stageKey', code: 'required', message: 'the stage whose entry begins a run' });
  }
  if (type === 'silence' && silentDays === null) {
    problems.push({ path: 'trigger.silentDays', code: 'required', message: 'after how many silent working days' });
  }
  return problems;
}

function stopProblems({ stopConditions }: SequenceDefinition): DefinitionProblem[] {
  const missing = UNAVOIDABLE_STOPS.filter((stop) => !stopConditions.includes(stop));
  return missing.map((stop) => ({ path: 'stopConditions', code: 'required', message: `${stop} always ends a run` }));
}

function stepCountProblems(steps: readonly SequenceStep[]): DefinitionProblem[] {
  if (steps.length === 0) return [{ path: 'steps', code: 'too_small', message: 'at least one step' }];
  return steps.length > MAX_STEPS ? [{ path: 'steps', code: 'too_big', message: `at most ${MAX_STEPS} steps` }] : [];
}

function stepProblems(step: SequenceStep, index: number, steps: readonly SequenceStep[]): DefinitionProblem[] {
  const at = (field: string) => `steps.${index}.${field}`;
  const problems: DefinitionProblem[] = [];
  const { key, delayWorkingDays } = step;
  if (steps.findIndex((other) => other.key === key) !== index) {
    problems.push({ path: at('key'), code: 'duplicate', message: 'no two steps have the same key' });
  }
  if (!Number.isInteger(delayWorkingDays) || delayWorkingDays < 0 || delayWorkingDays > MAX_DELAY) {
    const message = `whole working days from 0 to ${MAX_DELAY}`;
    problems.push({ path: at('delayWorkingDays'), code: 'out-of-range', message });
  }
  const before = steps[index - 1];
  if (before && before.delayWorkingDays > delayWorkingDays) {
    const message = 'not before the step above it: delays count from the trigger';
    problems.push({ path: at('delayWorkingDays'), code: 'out-of-order', message });
  }
  for (const language of MESSAGE_LANGUAGES) {
    if (step.names[language].trim() === '') {
      problems.push({ path: at(`names.${language}`), code: 'required', message: 'what the step is for' });
    }
    if (step.kind === 'task' && step.titles[language].trim() === '') {
      problems.push({ path: at(`titles.${language}`), code: 'required', message: 'what is to be done' });
    }
  }
  if (step.kind === 'task' && step.taskKind === 'wechat' && !step.copyText?.trim()) {
    problems.push({ path: at('copyText'), code: 'required', message: 'the text to copy' });
  }
  return problems;
}
