import { Module } from '@nestjs/common';
import { LeadsModule } from '../leads/leads.public.js';
import { PipelineReports } from './pipeline-report.service.js';
import { ReportsController } from './reports.controller.js';

/** Figures for management; it reads and never writes. */
@Module({ imports: [LeadsModule], controllers: [ReportsController], providers: [PipelineReports] })
export class ReportsModule {}
