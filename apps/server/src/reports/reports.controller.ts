import { Controller } from '@nestjs/common';
import type { QueryOf } from '@brug/contracts/http';
import { type PipelineReport, reportEndpoints } from '@brug/contracts/reports';
import type { PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidQuery } from '../platform/http/endpoint.decorator.js';
import { PipelineReports } from './pipeline-report.service.js';

@Controller()
export class ReportsController {
  constructor(private readonly reports: PipelineReports) {}

  @Endpoint(reportEndpoints.pipeline)
  pipeline(
    @CurrentActor() actor: PersonActor,
    @ValidQuery() query: QueryOf<typeof reportEndpoints.pipeline>,
  ): Promise<PipelineReport> {
    return this.reports.pipeline(actor, query);
  }
}
