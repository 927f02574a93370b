import { Module } from '@nestjs/common';
import { ProjectsController } from './projects.controller.js';
import { SignedProjects } from './signed-projects.js';

/** Signed results and their promise ledger. */
@Module({ controllers: [ProjectsController], providers: [SignedProjects] })
export class ProjectsModule {}
