import { Injectable, SetMetadata } from '@nestjs/common';
import type { EventName, EventPayload } from '@brug/contracts/events';
import type { PlannedJob } from '../queue/job-queue.js';

export type JobPlanner<N extends EventName> = (payload: EventPayload<N>) => readonly PlannedJob[];

export const PLANS_JOBS_FOR = 'brug:plans-jobs-for';

/**
 * Marks a provider's method `(payload) => PlannedJob[]` that says which jobs follow from an event. It is pure: the relay may
 * ask again after a crash and must get the same ids.
 */
export function PlansJobsFor<N extends EventName>(name: N) {
  return <M extends JobPlanner<N>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    SetMetadata(PLANS_JOBS_FOR, name)(target, key, descriptor);
  };
}

/** Which jobs follow from which event. */
@Injectable()
export class JobPlanners {
  readonly #byName = new Map<EventName, JobPlanner<never>[]>();

  register<N extends EventName>(name: N, planner: JobPlanner<N>): void {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), planner]);
  }

  plan<N extends EventName>(name: N, payload: EventPayload<N>): readonly PlannedJob[] {
    const planners = (this.#byName.get(name) ?? []) as JobPlanner<N>[];
    return planners.flatMap((planner) => planner(payload));
  }
}
