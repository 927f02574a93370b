import { Controller } from '@nestjs/common';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import { organisationEndpoints, type Organisation } from '@brug/contracts/organisations';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { OrganisationsService } from './organisations.service.js';

@Controller()
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Endpoint(organisationEndpoints.list)
  list(
    @CurrentActor() actor: PersonActor,
    @ValidQuery() query: QueryOf<typeof organisationEndpoints.list>,
  ): Promise<ResponseOf<typeof organisationEndpoints.list>> {
    return this.organisations.list(actor, query);
  }

  @Endpoint(organisationEndpoints.get)
  get(@ValidParams() { id }: ParamsOf<typeof organisationEndpoints.get>): Promise<Organisation> {
    return this.organisations.get(id);
  }

  @Endpoint(organisationEndpoints.create)
  create(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof organisationEndpoints.create>,
  ): Promise<Organisation> {
    return this.organisations.create(actor, body);
  }

  @Endpoint(organisationEndpoints.update)
  update(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof organisationEndpoints.update>,
    @ValidBody() body: BodyOf<typeof organisationEndpoints.update>,
  ): Promise<Organisation> {
    return this.organisations.update(actor, id, body);
  }
}
