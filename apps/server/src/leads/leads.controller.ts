import { Controller } from '@nestjs/common';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import { leadEndpoints } from '@brug/contracts/leads';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { Counterparts } from './counterparts.js';
import { CreateLead } from './create-lead.js';
import { LeadLists } from './lead-lists.service.js';
import { LeadPages } from './lead-page.service.js';
import { MoveLead } from './move-lead.js';
import { UpdateLead } from './update-lead.js';

type Answer<E extends keyof typeof leadEndpoints> = Promise<ResponseOf<(typeof leadEndpoints)[E]>>;

@Controller()
export class LeadsController {
  constructor(
    private readonly lists: LeadLists,
    private readonly pages: LeadPages,
    private readonly creation: CreateLead,
    private readonly updates: UpdateLead,
    private readonly moves: MoveLead,
    private readonly counterparts: Counterparts,
  ) {}

  @Endpoint(leadEndpoints.board)
  board(@CurrentActor() actor: PersonActor, @ValidQuery() query: QueryOf<typeof leadEndpoints.board>): Answer<'board'> {
    return this.lists.board(actor, query);
  }

  @Endpoint(leadEndpoints.list)
  list(@CurrentActor() actor: PersonActor, @ValidQuery() query: QueryOf<typeof leadEndpoints.list>): Answer<'list'> {
    return this.lists.list(actor, query);
  }

  @Endpoint(leadEndpoints.get)
  get(@CurrentActor() actor: PersonActor, @ValidParams() { id }: ParamsOf<typeof leadEndpoints.get>): Answer<'get'> {
    return this.pages.find(actor, id);
  }

  @Endpoint(leadEndpoints.create)
  create(@CurrentActor() actor: PersonActor, @ValidBody() body: BodyOf<typeof leadEndpoints.create>): Answer<'create'> {
    return this.creation.byPerson(actor, body);
  }

  @Endpoint(leadEndpoints.update)
  update(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof leadEndpoints.update>,
    @ValidBody() body: BodyOf<typeof leadEndpoints.update>,
  ): Answer<'update'> {
    return this.updates.update(actor, id, body);
  }

  @Endpoint(leadEndpoints.move)
  move(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof leadEndpoints.move>,
    @ValidBody() body: BodyOf<typeof leadEndpoints.move>,
  ): Answer<'move'> {
    return this.moves.move(actor, id, body);
  }

  @Endpoint(leadEndpoints.addCounterpart)
  addCounterpart(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof leadEndpoints.addCounterpart>,
    @ValidBody() body: BodyOf<typeof leadEndpoints.addCounterpart>,
  ): Answer<'addCounterpart'> {
    return this.counterparts.add(actor, id, body);
  }

  @Endpoint(leadEndpoints.changeCounterpart)
  changeCounterpart(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id, counterpartId }: ParamsOf<typeof leadEndpoints.changeCounterpart>,
    @ValidBody() body: BodyOf<typeof leadEndpoints.changeCounterpart>,
  ): Answer<'changeCounterpart'> {
    return this.counterparts.change(actor, id, counterpartId, body);
  }
}
