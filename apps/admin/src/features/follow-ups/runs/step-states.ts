import type { Enrolment } from '@brug/contracts/sequences';
import { mayTransition } from '@brug/domain/follow-ups';

type Step = Enrolment['steps'][number];

const still: readonly Step['state'][] = ['planned', 'claimed', 'failed'];

/** Whether a step is still to happen. */
export function isLeft({ state }: Step): boolean {
  return still.includes(state);
}

/** Whether one may leave a step out: it is still to happen, and nobody is sending it at this moment. */
export function mayBeSkipped({ kind, state }: Step): boolean {
  return state !== 'claimed' && mayTransition(kind, state, 'skipped');
}
