import { Module, type OnModuleInit } from '@nestjs/common';
import { ActivitiesModule, TimelineSources } from '../activities/activities.public.js';
import { LeadsModule } from '../leads/leads.public.js';
import { BounceIntake } from './bounces/bounce-intake.js';
import { Claims } from './claims.js';
import { Departures } from './departures.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import { FollowUpJobs } from './follow-up.jobs.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUps } from './follow-ups.service.js';
import { HandOver } from './hand-over.js';
import { OptOuts } from './opt-outs.js';
import { Outcomes } from './outcomes.js';
import { Planner } from './planner.js';
import { Rules } from './rules.js';
import { FollowUpSender } from './sender.js';
import { Sweep } from './sweep.js';
import { TodayLists } from './today.js';
import { OneClick } from './unsubscribe/one-click.js';
import { UnsubscribeController } from './unsubscribe/unsubscribe.controller.js';
import { UnsubscribeLinks } from './unsubscribe/unsubscribe-links.js';
import { Unsubscribing } from './unsubscribe/unsubscribing.js';

/** What must happen at a time: planned by rules, sent by the system, done by people. */
@Module({
  imports: [ActivitiesModule, LeadsModule],
  controllers: [FollowUpsController, UnsubscribeController],
  providers: [
    BounceIntake,
    Claims,
    Departures,
    FollowUpJobs,
    FollowUpMetrics,
    FollowUps,
    FollowUpSender,
    HandOver,
    OneClick,
    OptOuts,
    Outcomes,
    Planner,
    Rules,
    Sweep,
    TodayLists,
    UnsubscribeLinks,
    Unsubscribing,
  ],
  exports: [BounceIntake],
})
export class FollowUpsModule implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  /** A message that was sent stands on the timeline as the mail it was. */
  onModuleInit(): void {
    this.sources.register({
      type: 'follow-up',
      from: 'follow_ups f',
      where: `f.lead_id = $1 AND f.ended_at IS NOT NULL AND f.state <> 'sent'`,
      at: 'f.ended_at',
      id: 'f.id',
      authorId: 'f.ended_by',
      fields: `json_build_object('kind', f.kind, 'taskKind', f.task_kind, 'state', f.state, 'title', f.title, 'reason', f.end_reason)`,
    });
  }
}
