import type { FollowUpKind, FollowUpState } from './state.js';

/** What decides whether a follow-up is a lead's next step. */
export interface StepCandidate {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly state: FollowUpState;
  readonly acknowledgement: boolean;
  /** It waits for its run to go on, or for what it depends on. */
  readonly held?: boolean;
  /** ISO 8601 in UTC. */
  readonly dueAt: string;
}

const STEP_STATES: readonly FollowUpState[] = ['planned', 'claimed', 'sending', 'failed'];

/**
 * A lead's next step: the first of its follow-ups that is still to happen. An acknowledgement is none, it moves nothing; nor is a
 * message that waits for a decision, nor what is held.
 */
export function nextStepOf<F extends StepCandidate>(followUps: readonly F[]): F | null {
  const steps = followUps.filter(
    ({ state, acknowledgement, held }) => !acknowledgement && !held && STEP_STATES.includes(state),
  );
  const [first] = steps.toSorted((a, b) => compare(a.dueAt, b.dueAt) || compare(a.id, b.id));
  return first ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
