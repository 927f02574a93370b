import { Module, type OnModuleInit } from '@nestjs/common';
import { ActivitiesModule, TimelineSources } from '../activities/activities.public.js';
import { LeadsModule } from '../leads/leads.public.js';
import { Alarms } from './alarm-list.js';
import { AlarmMails } from './alarm-mails.js';
import { AlarmWatch } from './alarms.js';
import { BounceIntake } from './bounces/bounce-intake.js';
import { BounceReports } from './bounces/bounce-reports.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarFeeds } from './calendar-feeds.js';
import { Claims } from './claims.js';
import { Deliveries } from './deliveries.js';
import { Departures } from './departures.js';
import { DigestClaims } from './digest-claims.js';
import { DigestContents } from './digest-content.js';
import { DigestJobs } from './digest.jobs.js';
import { Digests } from './digests.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import { FollowUpJobs } from './follow-up.jobs.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUps } from './follow-ups.service.js';
import { HandOver } from './hand-over.js';
import { OptOuts } from './opt-outs.js';
import { Outcomes } from './outcomes.js';
import { OverviewController } from './overview.controller.js';
import { OverviewOfFollowUps } from './overview.js';
import { Planner } from './planner.js';
import { InboundMailController } from './replies/inbound-mail.controller.js';
import { InboundMail } from './replies/inbound-mail.js';
import { InboundReportHandlers } from './replies/inbound-reports.js';
import { MailPlacement } from './replies/mail-placement.js';
import { MailboxReader } from './replies/mailbox-reader.js';
import { MailboxWatch } from './replies/mailbox-watch.js';
import { RepliesController } from './replies/replies.controller.js';
import { Replies } from './replies/replies.service.js';
import { Triage } from './replies/triage.service.js';
import { Replanner } from './replanner.js';
import { Rules } from './rules.js';
import { FollowUpSender } from './sender.js';
import { SendNow } from './send-now.js';
import { SendingPause } from './sending-pause.js';
import { SendingSettings } from './sending-settings.js';
import { AllRuns } from './sequences/all-runs.service.js';
import { BeginRuns } from './sequences/begin-runs.js';
import { Enrolments } from './sequences/enrolments.service.js';
import { FailingStarts } from './sequences/failing-starts.js';
import { HoldRuns } from './sequences/hold-runs.js';
import { Preparations } from './sequences/preparations.js';
import { RunChanges } from './sequences/run-changes.service.js';
import { RunTriggers } from './sequences/run-triggers.js';
import { RunViews } from './sequences/run-views.js';
import { SequenceCatalogue } from './sequences/sequence-catalogue.js';
import { SequenceJobs } from './sequences/sequence.jobs.js';
import { SequencesController } from './sequences/sequences.controller.js';
import { Sequences } from './sequences/sequences.service.js';
import { Sweep } from './sweep.js';
import { MessageDecisions } from './message-decisions.js';
import { MessageFiles } from './message-files.js';
import { MailTextsController } from './templates/mail-texts.controller.js';
import { MailTexts } from './templates/mail-texts.service.js';
import { TemplateFiles } from './templates/template-files.js';
import { TemplatePreviews } from './templates/template-previews.service.js';
import { TemplatesController } from './templates/templates.controller.js';
import { Templates } from './templates/templates.service.js';
import { TaskPreferencesController } from './task-preferences.controller.js';
import { TaskPreferencesService } from './task-preferences.service.js';
import { TodayLists } from './today.js';
import { OneClick } from './unsubscribe/one-click.js';
import { UnsubscribeController } from './unsubscribe/unsubscribe.controller.js';
import { UnsubscribeLinks } from './unsubscribe/unsubscribe-links.js';
import { Unsubscribing } from './unsubscribe/unsubscribing.js';

/** What must happen at a time: planned by rules, sent by the system, done by people. */
@Module({
  imports: [ActivitiesModule, LeadsModule],
  controllers: [
    FollowUpsController,
    OverviewController,
    SequencesController,
    TemplatesController,
    MailTextsController,
    TaskPreferencesController,
    CalendarFeedsController,
    InboundMailController,
    RepliesController,
    UnsubscribeController,
  ],
  providers: [
    AlarmMails,
    AlarmWatch,
    Alarms,
    AllRuns,
    BeginRuns,
    BounceIntake,
    BounceReports,
    CalendarFeeds,
    Claims,
    Deliveries,
    Departures,
    DigestClaims,
    DigestContents,
    DigestJobs,
    Digests,
    Enrolments,
    FailingStarts,
    FollowUpJobs,
    FollowUpMetrics,
    FollowUps,
    FollowUpSender,
    HandOver,
    HoldRuns,
    InboundMail,
    InboundReportHandlers,
    MailPlacement,
    MailboxReader,
    MailboxWatch,
    MailTexts,
    MessageDecisions,
    MessageFiles,
    OneClick,
    OptOuts,
    Outcomes,
    OverviewOfFollowUps,
    Planner,
    Replanner,
    Preparations,
    Replies,
    Rules,
    SendNow,
    SendingPause,
    SendingSettings,
    RunChanges,
    RunTriggers,
    RunViews,
    SequenceCatalogue,
    SequenceJobs,
    Sequences,
    Sweep,
    TemplateFiles,
    TemplatePreviews,
    Templates,
    TaskPreferencesService,
    TodayLists,
    Triage,
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
