import { Controller } from '@nestjs/common';
import { type DecidedFollowUp, type FollowUp, followUpEndpoints, type Today } from '@brug/contracts/follow-ups';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { FollowUps } from './follow-ups.service.js';
import { TodayLists } from './today.js';

type Id = ParamsOf<typeof followUpEndpoints.complete>;

@Controller()
export class FollowUpsController {
  constructor(
    private readonly followUps: FollowUps,
    private readonly todayLists: TodayLists,
  ) {}

  @Endpoint(followUpEndpoints.today)
  today(@CurrentActor() actor: PersonActor): Promise<Today> {
    return this.todayLists.of(actor);
  }

  @Endpoint(followUpEndpoints.ofLead)
  ofLead(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidQuery() query: QueryOf<typeof followUpEndpoints.ofLead>,
  ): Promise<ResponseOf<typeof followUpEndpoints.ofLead>> {
    return this.followUps.ofLead(actor, id, query);
  }

  @Endpoint(followUpEndpoints.createTask)
  createTask(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof followUpEndpoints.createTask>,
  ): Promise<FollowUp> {
    return this.followUps.createTask(actor, body);
  }

  @Endpoint(followUpEndpoints.complete)
  complete(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<typeof followUpEndpoints.complete>,
  ): Promise<FollowUp> {
    return this.followUps.complete(actor, id, body);
  }

  @Endpoint(followUpEndpoints.reopen)
  reopen(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<typeof followUpEndpoints.reopen>,
  ): Promise<FollowUp> {
    return this.followUps.reopen(actor, id, body);
  }

  @Endpoint(followUpEndpoints.snooze)
  snooze(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<typeof followUpEndpoints.snooze>,
  ): Promise<FollowUp> {
    return this.followUps.snooze(actor, id, body);
  }

  @Endpoint(followUpEndpoints.cancel)
  cancel(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<typeof followUpEndpoints.cancel>,
  ): Promise<FollowUp> {
    return this.followUps.cancel(actor, id, body);
  }

  @Endpoint(followUpEndpoints.decide)
  decide(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<typeof followUpEndpoints.decide>,
  ): Promise<DecidedFollowUp> {
    return this.followUps.decide(actor, id, body);
  }
}
