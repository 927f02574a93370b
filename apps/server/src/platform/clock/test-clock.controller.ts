import { Controller } from '@nestjs/common';
import { endpoint, instant, type BodyOf } from '@brug/contracts/http';
import { z } from 'zod';
import { newId } from '../database/new-id.js';
import { refuse } from '../errors/domain-error.js';
import { Endpoint, ValidBody } from '../http/endpoint.decorator.js';
import { JobQueue } from '../queue/job-queue.js';
import { Clock } from './clock.js';
import { ControllableClock } from './controllable-clock.js';

const state = z.object({ now: instant });

/** Endpoints that exist with `CLOCK=controllable` only, for tests across processes. */
export const testClockEndpoints = {
  read: endpoint({ method: 'GET', path: '/test/clock', summary: 'The clock', access: 'public', response: state }),
  set: endpoint({
    method: 'PUT',
    path: '/test/clock',
    summary: 'Set the clock of every process',
    access: 'public',
    body: z.strictObject({ now: instant.nullable(), frozen: z.boolean().default(false) }),
    response: state,
  }),
  sweep: endpoint({
    method: 'POST',
    path: '/test/sweep',
    summary: 'Look for due follow-ups now',
    access: 'public',
    status: 202,
  }),
};

@Controller()
export class TestClockController {
  constructor(
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  @Endpoint(testClockEndpoints.read)
  read(): z.input<typeof state> {
    return { now: this.clock.now().toString() };
  }

  /** `now: null` is the machine's time again; with `frozen` the clock stands still, without it runs on from there. */
  @Endpoint(testClockEndpoints.set)
  async set(@ValidBody() { now, frozen }: BodyOf<typeof testClockEndpoints.set>): Promise<z.input<typeof state>> {
    if (!(this.clock instanceof ControllableClock)) refuse('resource.not-found');
    if (now === null) await this.clock.set({ offsetMs: 0 });
    else if (frozen) await this.clock.set({ fixedAt: now });
    else await this.clock.set({ offsetMs: Temporal.Instant.from(now).epochMilliseconds - Date.now() });
    return this.read();
  }

  @Endpoint(testClockEndpoints.sweep)
  async sweep(): Promise<void> {
    await this.queue.enqueue([{ name: 'follow-ups.sweep', payload: {}, jobId: `sweep-${newId()}` }]);
  }
}
