import type { SequenceStep, StepFact } from '@brug/domain/sequences';

/** A stretch of steps on the second rail: what happens when a fact is the other way. */
export interface BranchRail {
  readonly fact: StepFact;
  /** What the fact is on the second rail. */
  readonly is: boolean;
  /** Indices of its steps, in order. */
  readonly steps: readonly number[];
  /** The step at which it leaves the first rail; -1 is the trigger. */
  readonly from: number;
  /** The step at which both ways meet again; null when they do not. */
  readonly to: number | null;
}

export interface Rails {
  /** For each step the rail it is drawn on: 1 for the other way of a branch, else 0. */
  readonly railOf: readonly (0 | 1)[];
  readonly branches: readonly BranchRail[];
}

/**
 * Steps whose condition has its opposite among the others are two ways: the way that begins first stays on the first rail, the other
 * is a rail of its own. A condition without its opposite is no branch: its step is on the first rail, and is left out at times.
 */
export function railsOf(steps: readonly Pick<SequenceStep, 'condition'>[]): Rails {
  const railOf = steps.map(({ condition }, index): 0 | 1 => {
    if (!condition) return 0;
    const first = steps.findIndex((other) => other.condition?.fact === condition.fact);
    return first !== index && steps[first]?.condition?.is !== condition.is ? 1 : 0;
  });
  const branches: BranchRail[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const condition = steps[index]?.condition;
    if (railOf[index] !== 1 || !condition) continue;
    const { fact, is } = condition;
    const onBothWays = (at: number) => steps[at]?.condition?.fact !== fact;
    const after = steps.findIndex((_, at) => at > index && onBothWays(at));
    const end = after === -1 ? steps.length : after;
    const way = steps.flatMap((step, at) => (at >= index && at < end && isCondition(step, fact, is) ? [at] : []));
    let from = index - 1;
    while (from >= 0 && !onBothWays(from)) from -= 1;
    branches.push({ fact, is, steps: way, from, to: after === -1 ? null : after });
    index = end - 1;
  }
  return { railOf, branches };
}

function isCondition({ condition }: Pick<SequenceStep, 'condition'>, fact: StepFact, is: boolean): boolean {
  return condition?.fact === fact && condition.is === is;
}
