import { Controller } from '@nestjs/common';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import { inboundMailEndpoints, replyEndpoints } from '@brug/contracts/replies';
import type { PersonActor } from '../../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../../platform/http/endpoint.decorator.js';
import { MailPlacement } from './mail-placement.js';
import { Replies } from './replies.service.js';
import { Triage } from './triage.service.js';

@Controller()
export class RepliesController {
  constructor(
    private readonly replies: Replies,
    private readonly triage: Triage,
    private readonly placement: MailPlacement,
  ) {}

  @Endpoint(replyEndpoints.list)
  list(
    @CurrentActor() actor: PersonActor,
    @ValidQuery() query: QueryOf<typeof replyEndpoints.list>,
  ): Promise<ResponseOf<typeof replyEndpoints.list>> {
    return this.replies.list(actor, query);
  }

  @Endpoint(replyEndpoints.handle)
  handle(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof replyEndpoints.handle>,
    @ValidBody() body: BodyOf<typeof replyEndpoints.handle>,
  ): Promise<ResponseOf<typeof replyEndpoints.handle>> {
    return this.replies.handle(actor, id, body);
  }

  @Endpoint(replyEndpoints.reopen)
  reopen(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof replyEndpoints.reopen>,
    @ValidBody() body: BodyOf<typeof replyEndpoints.reopen>,
  ): Promise<ResponseOf<typeof replyEndpoints.reopen>> {
    return this.replies.reopen(actor, id, body);
  }

  @Endpoint(inboundMailEndpoints.list)
  listMails(
    @ValidQuery() query: QueryOf<typeof inboundMailEndpoints.list>,
  ): Promise<ResponseOf<typeof inboundMailEndpoints.list>> {
    return this.triage.list(query);
  }

  @Endpoint(inboundMailEndpoints.get)
  getMail(
    @ValidParams() { id }: ParamsOf<typeof inboundMailEndpoints.get>,
  ): Promise<ResponseOf<typeof inboundMailEndpoints.get>> {
    return this.triage.get(id);
  }

  @Endpoint(inboundMailEndpoints.link)
  link(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof inboundMailEndpoints.link>,
    @ValidBody() body: BodyOf<typeof inboundMailEndpoints.link>,
  ): Promise<ResponseOf<typeof inboundMailEndpoints.link>> {
    return this.placement.link(actor, id, body);
  }

  @Endpoint(inboundMailEndpoints.beginLead)
  beginLead(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof inboundMailEndpoints.beginLead>,
    @ValidBody() body: BodyOf<typeof inboundMailEndpoints.beginLead>,
  ): Promise<ResponseOf<typeof inboundMailEndpoints.beginLead>> {
    return this.placement.beginLead(actor, id, body);
  }

  @Endpoint(inboundMailEndpoints.setAside)
  setAside(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof inboundMailEndpoints.setAside>,
    @ValidBody() body: BodyOf<typeof inboundMailEndpoints.setAside>,
  ): Promise<ResponseOf<typeof inboundMailEndpoints.setAside>> {
    return this.triage.setAside(actor, id, body);
  }

  @Endpoint(inboundMailEndpoints.restore)
  restore(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof inboundMailEndpoints.restore>,
    @ValidBody() body: BodyOf<typeof inboundMailEndpoints.restore>,
  ): Promise<ResponseOf<typeof inboundMailEndpoints.restore>> {
    return this.triage.restore(actor, id, body);
  }
}
