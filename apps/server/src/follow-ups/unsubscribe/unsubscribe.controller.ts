import { Controller } from '@nestjs/common';
import type { ParamsOf } from '@brug/contracts/http';
import { unsubscribeEndpoints, type UnsubscribeState } from '@brug/contracts/unsubscribe';
import type { Caller } from '../../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidParams } from '../../platform/http/endpoint.decorator.js';
import { Unsubscribing } from './unsubscribing.js';

type Link = ParamsOf<typeof unsubscribeEndpoints.state>;

@Controller()
export class UnsubscribeController {
  constructor(private readonly unsubscribing: Unsubscribing) {}

  @Endpoint(unsubscribeEndpoints.state)
  state(@ValidParams() { token }: Link): Promise<UnsubscribeState> {
    return this.unsubscribing.state(token);
  }

  @Endpoint(unsubscribeEndpoints.unsubscribe)
  unsubscribe(@CurrentActor() caller: Caller, @ValidParams() { token }: Link): Promise<UnsubscribeState> {
    return this.unsubscribing.unsubscribe(caller, token);
  }

  @Endpoint(unsubscribeEndpoints.undo)
  undo(@CurrentActor() caller: Caller, @ValidParams() { token }: Link): Promise<UnsubscribeState> {
    return this.unsubscribing.undo(caller, token);
  }
}
