import { Controller } from '@nestjs/common';
import type { ParamsOf } from '@brug/contracts/http';
import { type Project, projectEndpoints } from '@brug/contracts/projects';
import type { PersonActor } from '../platform/actors/caller.js';
import { Database } from '../platform/database/database.js';
import { found } from '../platform/errors/domain-error.js';
import { CurrentActor, Endpoint, ValidParams } from '../platform/http/endpoint.decorator.js';
import { readProjectOfLead } from './projects.queries.js';

@Controller()
export class ProjectsController {
  constructor(private readonly database: Database) {}

  @Endpoint(projectEndpoints.ofLead)
  async ofLead(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id }: ParamsOf<typeof projectEndpoints.ofLead>,
  ): Promise<Project> {
    return found(await readProjectOfLead(this.database, actor, id), 'project');
  }
}
