import { Controller } from '@nestjs/common';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import { contactEndpoints, type Contact } from '@brug/contracts/organisations';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { ContactsService } from './contacts.service.js';

@Controller()
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Endpoint(contactEndpoints.list)
  list(
    @CurrentActor() actor: PersonActor,
    @ValidQuery() query: QueryOf<typeof contactEndpoints.list>,
  ): Promise<ResponseOf<typeof contactEndpoints.list>> {
    return this.contacts.list(actor, query);
  }

  @Endpoint(contactEndpoints.get)
  get(@ValidParams() { id }: ParamsOf<typeof contactEndpoints.get>): Promise<Contact> {
    return this.contacts.get(id);
  }

  @Endpoint(contactEndpoints.create)
  create(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof contactEndpoints.create>,
  ): Promise<Contact> {
    return this.contacts.create(actor, body);
  }

  @Endpoint(contactEndpoints.update)
  update(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof contactEndpoints.update>,
    @ValidBody() body: BodyOf<typeof contactEndpoints.update>,
  ): Promise<Contact> {
    return this.contacts.update(actor, id, body);
  }
}
