import type { DynamicModule, Type } from '@nestjs/common';
import { ActivitiesModule } from './activities/activities.public.js';
import { FollowUpsModule } from './follow-ups/follow-ups.public.js';
import { IdentityModule } from './identity/identity.public.js';
import { InquiriesModule } from './inquiries/inquiries.public.js';
import { LeadsModule } from './leads/leads.public.js';
import { OrganisationsModule } from './organisations/organisations.public.js';
import { ProjectsModule } from './projects/projects.public.js';
import { ReportsModule } from './reports/reports.public.js';

/** The slices, from left to right: both processes load them all, the HTTP process answers their controllers. */
export const SLICES: readonly (Type | DynamicModule)[] = [
  IdentityModule,
  OrganisationsModule,
  ActivitiesModule,
  LeadsModule,
  FollowUpsModule,
  InquiriesModule,
  ProjectsModule,
  ReportsModule,
];
