import { Controller } from '@nestjs/common';
import { taskPreferenceEndpoints, type TaskPreferences } from '@brug/contracts/follow-ups';
import type { BodyOf, ResponseOf } from '@brug/contracts/http';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody } from '../platform/http/endpoint.decorator.js';
import { TaskPreferencesService } from './task-preferences.service.js';

@Controller()
export class TaskPreferencesController {
  constructor(private readonly preferences: TaskPreferencesService) {}

  @Endpoint(taskPreferenceEndpoints.get)
  get(@CurrentActor() actor: PersonActor): Promise<TaskPreferences> {
    return this.preferences.of(actor);
  }

  @Endpoint(taskPreferenceEndpoints.update)
  update(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof taskPreferenceEndpoints.update>,
  ): Promise<TaskPreferences> {
    return this.preferences.update(actor, body);
  }

  @Endpoint(taskPreferenceEndpoints.renewCalendarFeed)
  renewCalendarFeed(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof taskPreferenceEndpoints.renewCalendarFeed>,
  ): Promise<ResponseOf<typeof taskPreferenceEndpoints.renewCalendarFeed>> {
    return this.preferences.renewFeed(actor, body);
  }

  @Endpoint(taskPreferenceEndpoints.revokeCalendarFeed)
  revokeCalendarFeed(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof taskPreferenceEndpoints.revokeCalendarFeed>,
  ): Promise<TaskPreferences> {
    return this.preferences.revokeFeed(actor, body);
  }
}
