import { Injectable, SetMetadata } from '@nestjs/common';
import { JOBS, JOB_NAMES, type JobName, type JobPayload } from '@brug/contracts/jobs';

/** What a handler knows of its job beside the payload. */
export interface JobContext {
  readonly jobId: string;
  /** 1 on the first attempt. */
  readonly attempt: number;
}

export type JobHandler<N extends JobName> = (payload: JobPayload<N>, context: JobContext) => Promise<void>;

export const HANDLES_JOB = 'brug:handles-job';

/**
 * Marks the one method `(payload, context) => Promise<void>` that does a job. It runs at least once, perhaps twice at the
 * same time; what it throws is tried again with backoff.
 */
export function HandlesJob<N extends JobName>(name: N) {
  return <M extends JobHandler<N>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    SetMetadata(HANDLES_JOB, name)(target, key, descriptor);
  };
}

/** Who does which job: exactly one handler per name. */
@Injectable()
export class JobHandlers {
  readonly #byName = new Map<JobName, JobHandler<never>>();

  register<N extends JobName>(name: N, handler: JobHandler<N>): void {
    if (this.#byName.has(name)) throw new Error(`Two handlers for the job ${name}.`);
    this.#byName.set(name, handler);
  }

  /** Throws when a job has no handler: called at the worker's boot. */
  assertComplete(): void {
    const missing = JOB_NAMES.filter((name) => !this.#byName.has(name));
    if (missing.length > 0) throw new Error(`No handler for the job ${missing.join(', ')}.`);
  }

  async run(name: string, payload: unknown, context: JobContext): Promise<void> {
    const handler = this.#byName.get(name as JobName) as JobHandler<JobName> | undefined;
    if (!handler) throw new Error(`No handler for the job ${name}.`);
    await handler(JOBS[name as JobName].parse(payload), context);
  }
}
