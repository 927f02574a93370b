import { Controller, Req, Res } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@brug/contracts/http';
import { identityEndpoints, type Me } from '@brug/contracts/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody } from '../platform/http/endpoint.decorator.js';
import { DemoAccounts } from './demo-accounts.js';
import { PeopleService } from './people.service.js';
import { SessionsService } from './sessions.service.js';

@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
    private readonly demo: DemoAccounts,
  ) {}

  @Endpoint(identityEndpoints.me)
  async me(
    @CurrentActor() actor: PersonActor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    await this.sessions.renew(request, reply);
    return this.people.me(actor);
  }

  @Endpoint(identityEndpoints.updateMyPreferences)
  updateMyPreferences(
    @CurrentActor() actor: PersonActor,
    @ValidBody() preferences: BodyOf<typeof identityEndpoints.updateMyPreferences>,
  ): Promise<Me> {
    return this.people.updatePreferences(actor, preferences);
  }

  @Endpoint(identityEndpoints.people)
  async list(): Promise<ResponseOf<typeof identityEndpoints.people>> {
    return { items: await this.people.list() };
  }

  @Endpoint(identityEndpoints.demoAccounts)
  async demoAccounts(): Promise<ResponseOf<typeof identityEndpoints.demoAccounts>> {
    return { items: await this.demo.list() };
  }
}
