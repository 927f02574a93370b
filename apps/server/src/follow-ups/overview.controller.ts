import { Controller } from '@nestjs/common';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import {
  type Alarm,
  type AlarmRecipients,
  type FollowUpOverview,
  overviewEndpoints,
  type SendingLimits,
  type SendingPause as Pause,
  type SendingStatus,
} from '@brug/contracts/overview';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { Alarms } from './alarm-list.js';
import { OverviewOfFollowUps } from './overview.js';
import { SendingPause } from './sending-pause.js';
import { SendingSettings } from './sending-settings.js';

@Controller()
export class OverviewController {
  constructor(
    private readonly overview: OverviewOfFollowUps,
    private readonly pause: SendingPause,
    private readonly alarms: Alarms,
    private readonly settings: SendingSettings,
  ) {}

  @Endpoint(overviewEndpoints.limits)
  limits(): Promise<SendingLimits> {
    return this.settings.limits();
  }

  @Endpoint(overviewEndpoints.changeLimits)
  changeLimits(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof overviewEndpoints.changeLimits>,
  ): Promise<SendingLimits> {
    return this.settings.changeLimits(actor, body);
  }

  @Endpoint(overviewEndpoints.alarmRecipients)
  alarmRecipients(): Promise<AlarmRecipients> {
    return this.settings.recipients();
  }

  @Endpoint(overviewEndpoints.changeAlarmRecipients)
  changeAlarmRecipients(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof overviewEndpoints.changeAlarmRecipients>,
  ): Promise<AlarmRecipients> {
    return this.settings.changeRecipients(actor, body);
  }

  @Endpoint(overviewEndpoints.overview)
  figures(): Promise<FollowUpOverview> {
    return this.overview.figures();
  }

  @Endpoint(overviewEndpoints.messages)
  messages(
    @CurrentActor() actor: PersonActor,
    @ValidQuery() query: QueryOf<typeof overviewEndpoints.messages>,
  ): Promise<ResponseOf<typeof overviewEndpoints.messages>> {
    return this.overview.messages(actor, query);
  }

  @Endpoint(overviewEndpoints.status)
  status(@CurrentActor() actor: PersonActor): Promise<SendingStatus> {
    return this.alarms.status(actor);
  }

  @Endpoint(overviewEndpoints.pause)
  pauseSending(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof overviewEndpoints.pause>,
  ): Promise<Pause> {
    return this.pause.pause(actor, body);
  }

  @Endpoint(overviewEndpoints.resume)
  resumeSending(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<typeof overviewEndpoints.resume>,
  ): Promise<Pause> {
    return this.pause.resume(actor, body);
  }

  @Endpoint(overviewEndpoints.alarms)
  listAlarms(
    @ValidQuery() query: QueryOf<typeof overviewEndpoints.alarms>,
  ): Promise<ResponseOf<typeof overviewEndpoints.alarms>> {
    return this.alarms.list(query);
  }

  @Endpoint(overviewEndpoints.acknowledgeAlarm)
  acknowledge(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof overviewEndpoints.acknowledgeAlarm>,
    @ValidBody() body: BodyOf<typeof overviewEndpoints.acknowledgeAlarm>,
  ): Promise<Alarm> {
    return this.alarms.acknowledge(actor, id, body);
  }
}
