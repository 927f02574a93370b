import { Controller } from '@nestjs/common';
import { activityEndpoints } from '@brug/contracts/activities';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { LeadActivities } from './record-activity.js';

@Controller()
export class LeadActivitiesController {
  constructor(private readonly activities: LeadActivities) {}

  @Endpoint(activityEndpoints.timeline)
  timeline(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof activityEndpoints.timeline>,
    @ValidQuery() query: QueryOf<typeof activityEndpoints.timeline>,
  ): Promise<ResponseOf<typeof activityEndpoints.timeline>> {
    return this.activities.list(actor, id, query);
  }

  @Endpoint(activityEndpoints.fullText)
  fullText(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id, activityId }: ParamsOf<typeof activityEndpoints.fullText>,
  ): Promise<ResponseOf<typeof activityEndpoints.fullText>> {
    return this.activities.fullText(actor, id, activityId);
  }

  @Endpoint(activityEndpoints.record)
  record(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof activityEndpoints.record>,
    @ValidBody() body: BodyOf<typeof activityEndpoints.record>,
  ): Promise<ResponseOf<typeof activityEndpoints.record>> {
    return this.activities.record(actor, id, body);
  }
}
