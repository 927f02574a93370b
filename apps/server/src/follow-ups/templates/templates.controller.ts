import { Controller } from '@nestjs/common';
import type { FileRef } from '@brug/contracts/files';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import { type MessageTemplateDto, type RenderedTemplate, templateEndpoints } from '@brug/contracts/sequences';
import type { PersonActor } from '../../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from '../../platform/http/endpoint.decorator.js';
import { TemplateFiles } from './template-files.js';
import { TemplatePreviews } from './template-previews.service.js';
import { Templates } from './templates.service.js';

type Endpoints = typeof templateEndpoints;
type Key = ParamsOf<Endpoints['read']>;

@Controller()
export class TemplatesController {
  constructor(
    private readonly templates: Templates,
    private readonly previews: TemplatePreviews,
    private readonly files: TemplateFiles,
  ) {}

  @Endpoint(templateEndpoints.list)
  list(@ValidQuery() query: QueryOf<Endpoints['list']>): Promise<ResponseOf<Endpoints['list']>> {
    return this.templates.list(query);
  }

  @Endpoint(templateEndpoints.read)
  read(@CurrentActor() actor: PersonActor, @ValidParams() { key }: Key): Promise<MessageTemplateDto> {
    return this.templates.read(actor, key);
  }

  @Endpoint(templateEndpoints.create)
  create(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<Endpoints['create']>,
  ): Promise<MessageTemplateDto> {
    return this.templates.create(actor, body);
  }

  @Endpoint(templateEndpoints.change)
  change(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { key }: Key,
    @ValidBody() body: BodyOf<Endpoints['change']>,
  ): Promise<MessageTemplateDto> {
    return this.templates.change(actor, key, body);
  }

  @Endpoint(templateEndpoints.uploadFile)
  uploadFile(@CurrentActor() actor: PersonActor, @ValidBody() body: BodyOf<Endpoints['uploadFile']>): Promise<FileRef> {
    return this.files.upload(actor, body);
  }

  @Endpoint(templateEndpoints.preview)
  preview(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<Endpoints['preview']>,
  ): Promise<RenderedTemplate> {
    return this.previews.preview(actor, body);
  }

  @Endpoint(templateEndpoints.testMail)
  testMail(
    @CurrentActor() actor: PersonActor,
    @ValidBody() body: BodyOf<Endpoints['testMail']>,
  ): Promise<ResponseOf<Endpoints['testMail']>> {
    return this.previews.sendTest(actor, body);
  }
}
