import { Controller } from '@nestjs/common';
import type { BodyOf } from '@brug/contracts/http';
import { type AgencyTexts, mailTextEndpoints, type Signature } from '@brug/contracts/sequences';
import type { PersonActor } from '../../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody } from '../../platform/http/endpoint.decorator.js';
import { MailTexts } from './mail-texts.service.js';

type Endpoints = typeof mailTextEndpoints;

@Controller()
export class MailTextsController {
  constructor(private readonly texts: MailTexts) {}

  @Endpoint(mailTextEndpoints.mySignature)
  mySignature(@CurrentActor() actor: PersonActor): Promise<Signature> {
    return this.texts.signatureOf(actor);
  }

  @Endpoint(mailTextEndpoints.changeMySignature)
  changeMySignature(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<Endpoints['changeMySignature']>,
  ): Promise<Signature> {
    return this.texts.changeSignature(actor, body);
  }

  @Endpoint(mailTextEndpoints.agencyTexts)
  agencyTexts(): Promise<AgencyTexts> {
    return this.texts.agencyTexts();
  }

  @Endpoint(mailTextEndpoints.changeAgencyTexts)
  changeAgencyTexts(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<Endpoints['changeAgencyTexts']>,
  ): Promise<AgencyTexts> {
    return this.texts.changeAgencyTexts(actor, body);
  }
}
