import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.public.js';
import { OrganisationsModule } from '../organisations/organisations.public.js';
import { ActivityFiles } from './activity-files.js';
import { BoardTotalsJob } from './board-totals.job.js';
import { Counterparts } from './counterparts.js';
import { CreateLead } from './create-lead.js';
import { ExchangeRates } from './exchange-rates.js';
import { LeadActivitiesController } from './lead-activities.controller.js';
import { LeadCards } from './lead-card.js';
import { LeadLists } from './lead-lists.service.js';
import { LeadPages } from './lead-page.service.js';
import { LeadReferenceController } from './lead-reference.controller.js';
import { LeadTimeline } from './lead-timeline.js';
import { LeadsController } from './leads.controller.js';
import { MoveLead } from './move-lead.js';
import { OpenLeadsOfOrganisations } from './open-leads-of-organisations.js';
import { OrganisationRenamed } from './organisation-renamed.js';
import { LeadActivities } from './record-activity.js';
import { StageCatalogue } from './stage-catalogue.js';
import { UpdateLead } from './update-lead.js';

/** Leads of both tracks, their pipelines, history and totals. */
@Module({
  imports: [ActivitiesModule, OrganisationsModule],
  controllers: [LeadsController, LeadActivitiesController, LeadReferenceController],
  providers: [
    ActivityFiles,
    BoardTotalsJob,
    Counterparts,
    CreateLead,
    ExchangeRates,
    LeadActivities,
    LeadCards,
    LeadLists,
    LeadPages,
    LeadTimeline,
    MoveLead,
    OpenLeadsOfOrganisations,
    OrganisationRenamed,
    StageCatalogue,
    UpdateLead,
  ],
  exports: [BoardTotalsJob, CreateLead, ExchangeRates, StageCatalogue],
})
export class LeadsModule {}
