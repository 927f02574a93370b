import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import { PlansJobsFor } from '../../platform/events/job-planners.js';
import { HandlesJob } from '../../platform/queue/job-handlers.js';
import type { PlannedJob } from '../../platform/queue/job-queue.js';
import { BeginRuns } from './begin-runs.js';

@Injectable()
export class SequenceJobs {
  constructor(private readonly beginRuns: BeginRuns) {}

  @PlansJobsFor('sequence.triggered.v1')
  wakeUps({ startId, beginsAt }: EventPayload<'sequence.triggered.v1'>): readonly PlannedJob[] {
    const runAt = Temporal.Instant.from(beginsAt);
    return [{ name: 'sequences.begin', payload: {}, jobId: `sequence-start-${startId}`, runAt }];
  }

  @HandlesJob('sequences.begin')
  async begin(): Promise<void> {
    await this.beginRuns.run();
  }

  @HandlesJob('sequences.find-silent')
  async findSilent(): Promise<void> {
    await this.beginRuns.findSilent();
  }
}
