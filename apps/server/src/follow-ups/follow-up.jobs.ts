import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import { PlansJobsFor } from '../platform/events/job-planners.js';
import { HandlesJob } from '../platform/queue/job-handlers.js';
import type { PlannedJob } from '../platform/queue/job-queue.js';
import { FollowUpSender } from './sender.js';
import { Sweep } from './sweep.js';
import { wakeJob } from './wake-job.js';

@Injectable()
export class FollowUpJobs {
  constructor(
    private readonly sender: FollowUpSender,
    private readonly sweep: Sweep,
  ) {}

  @PlansJobsFor('follow-up.planned.v1')
  wakeUps({ followUpId, kind, revision, dueAt }: EventPayload<'follow-up.planned.v1'>): readonly PlannedJob[] {
    return kind === 'message' ? [wakeJob({ id: followUpId, revision, dueAt })] : [];
  }

  /** What a pause held goes at once, not at the next look of the sweep. */
  @PlansJobsFor('sending.pause-changed.v1')
  sweepAfterPause({ level, version }: EventPayload<'sending.pause-changed.v1'>): readonly PlannedJob[] {
    if (level === 'everything') return [];
    return [{ name: 'follow-ups.sweep', payload: {}, jobId: `sweep-after-pause-${version}` }];
  }

  /** What is due is read from the rows, so a wake-up of an older plan does no harm. */
  @HandlesJob('follow-up.wake')
  async wake(): Promise<void> {
    await this.sender.sendDue();
  }

  @HandlesJob('follow-ups.sweep')
  async sweepNow(): Promise<void> {
    await this.sweep.run();
  }
}
