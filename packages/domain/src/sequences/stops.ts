import type { StageCategory } from '../pipeline/stage.js';
import type { StepCondition, StepFact, StopCondition } from './sequence.js';

/** What is known of a run that decides on its steps; each becomes true once and stays so. */
export type RunFacts = Readonly<Record<StepFact, boolean>>;

/** Something that may end a run or decide on its steps. */
export type RunOccurrence =
  | { readonly type: 'reply' }
  | { readonly type: 'meeting-booked' }
  | { readonly type: 'opt-out' }
  | { readonly type: 'project-closed' }
  | {
      readonly type: 'moved';
      readonly fromStageId: string;
      readonly toCategory: StageCategory;
      readonly forward: boolean;
    };

/** A run as far as an occurrence can end it. */
export interface StoppableRun {
  readonly stopConditions: readonly StopCondition[];
  /** The stage in which it began. */
  readonly stageId: string;
}

/** Why the occurrence ends the run, or null when it goes on. */
export function reasonToStop(run: StoppableRun, occurrence: RunOccurrence): StopCondition | null {
  const has = (stop: StopCondition): boolean => run.stopConditions.includes(stop);
  switch (occurrence.type) {
    case 'opt-out':
      return 'opt-out';
    case 'reply':
    case 'meeting-booked':
    case 'project-closed':
      return has(occurrence.type) ? occurrence.type : null;
    case 'moved': {
      const closed = occurrence.toCategory === 'lost' || occurrence.toCategory === 'signed';
      if (closed && has('lead-closed')) return 'lead-closed';
      return occurrence.fromStageId === run.stageId && has('stage-left') ? 'stage-left' : null;
    }
  }
}

/** The fact that the occurrence makes true, or null. */
export function factOf(occurrence: RunOccurrence): StepFact | null {
  switch (occurrence.type) {
    case 'reply':
      return 'replied';
    case 'meeting-booked':
      return occurrence.type;
    case 'moved':
      return occurrence.forward ? 'outcome-noted' : null;
    case 'opt-out':
    case 'project-closed':
      return null;
  }
}

/** Whether a step's condition holds now; asked when the step is due. */
export function conditionHolds(condition: StepCondition | null, facts: RunFacts): boolean {
  return condition === null || facts[condition.fact] === condition.is;
}

/** Whether a step cannot happen any more: its condition asks that something has not happened, and it has. */
export function isOvertaken(condition: StepCondition | null, fact: StepFact): boolean {
  return condition !== null && condition.fact === fact && !condition.is;
}
