import { Controller } from '@nestjs/common';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import { type Enrolment, type Sequence, sequenceEndpoints } from '@brug/contracts/sequences';
import type { PersonActor } from '../../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../../platform/http/endpoint.decorator.js';
import { FollowUps } from '../follow-ups.service.js';
import { AllRuns } from './all-runs.service.js';
import { Enrolments } from './enrolments.service.js';
import { RunChanges } from './run-changes.service.js';
import { Sequences } from './sequences.service.js';

type Endpoints = typeof sequenceEndpoints;
type Id = ParamsOf<Endpoints['read']>;

@Controller()
export class SequencesController {
  constructor(
    private readonly sequences: Sequences,
    private readonly enrolments: Enrolments,
    private readonly changes: RunChanges,
    private readonly allRuns: AllRuns,
    private readonly followUps: FollowUps,
  ) {}

  @Endpoint(sequenceEndpoints.list)
  list(@ValidQuery() query: QueryOf<Endpoints['list']>): Promise<ResponseOf<Endpoints['list']>> {
    return this.sequences.list(query);
  }

  @Endpoint(sequenceEndpoints.read)
  read(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidQuery() { number }: QueryOf<Endpoints['read']>,
  ): Promise<Sequence> {
    return this.sequences.read(actor, id, number);
  }

  @Endpoint(sequenceEndpoints.create)
  create(@CurrentActor() actor: PersonActor, @ValidBody() body: BodyOf<Endpoints['create']>): Promise<Sequence> {
    return this.sequences.create(actor, body);
  }

  @Endpoint(sequenceEndpoints.change)
  change(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<Endpoints['change']>,
  ): Promise<Sequence> {
    return this.sequences.change(actor, id, body);
  }

  @Endpoint(sequenceEndpoints.activate)
  activate(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<Endpoints['activate']>,
  ): Promise<Sequence> {
    return this.sequences.activate(actor, id, body);
  }

  @Endpoint(sequenceEndpoints.enrolments)
  ofSequence(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidQuery() query: QueryOf<Endpoints['enrolments']>,
  ): Promise<ResponseOf<Endpoints['enrolments']>> {
    return this.enrolments.ofSequence(actor, id, query);
  }

  @Endpoint(sequenceEndpoints.previewEnrolment)
  preview(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<Endpoints['previewEnrolment']>,
  ): Promise<ResponseOf<Endpoints['previewEnrolment']>> {
    return this.enrolments.preview(actor, id, body);
  }

  @Endpoint(sequenceEndpoints.enrol)
  enrol(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<Endpoints['enrol']>,
  ): Promise<ResponseOf<Endpoints['enrol']>> {
    return this.enrolments.enrol(actor, id, body);
  }

  @Endpoint(sequenceEndpoints.ofLead)
  ofLead(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidQuery() query: QueryOf<Endpoints['ofLead']>,
  ): Promise<ResponseOf<Endpoints['ofLead']>> {
    return this.enrolments.ofLead(actor, id, query);
  }

  @Endpoint(sequenceEndpoints.pause)
  pause(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<Endpoints['pause']>,
  ): Promise<Enrolment> {
    return this.changes.pause(actor, id, body);
  }

  @Endpoint(sequenceEndpoints.resume)
  resume(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<Endpoints['resume']>,
  ): Promise<Enrolment> {
    return this.changes.resume(actor, id, body);
  }

  @Endpoint(sequenceEndpoints.stop)
  stop(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<Endpoints['stop']>,
  ): Promise<Enrolment> {
    return this.changes.stop(actor, id, body);
  }

  @Endpoint(sequenceEndpoints.pauseRuns)
  pauseRuns(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
  ): Promise<ResponseOf<Endpoints['pauseRuns']>> {
    return this.allRuns.pause(actor, id);
  }

  @Endpoint(sequenceEndpoints.resumeRuns)
  resumeRuns(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
  ): Promise<ResponseOf<Endpoints['resumeRuns']>> {
    return this.allRuns.resume(actor, id);
  }

  @Endpoint(sequenceEndpoints.skip)
  skip(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: Id,
    @ValidBody() body: BodyOf<Endpoints['skip']>,
  ): Promise<FollowUp> {
    return this.followUps.skip(actor, id, body);
  }
}
