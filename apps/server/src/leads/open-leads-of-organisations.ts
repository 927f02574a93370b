import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OpenLeadCounts } from '../organisations/organisations.public.js';
import { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { StageCatalogue } from './stage-catalogue.js';
import { visibleTo } from './visible-to.js';

/** Tells the organisations how many open leads they have, for those who may see them. */
@Injectable()
export class OpenLeadsOfOrganisations implements OnModuleInit {
  constructor(
    private readonly counts: OpenLeadCounts,
    private readonly database: Database,
    private readonly stages: StageCatalogue,
  ) {}

  onModuleInit(): void {
    this.counts.register(async (actor, organisationIds) => {
      const params = new Params();
      const open = (await this.stages.get()).idsOf('open');
      const sql = `SELECT l.organisation_id AS "organisationId", count(*)::integer AS count FROM leads l
        WHERE l.organisation_id = ANY(${params.add(organisationIds)}::uuid[]) AND l.stage_id = ANY(${params.add(open)}::uuid[])
          AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}
        GROUP BY l.organisation_id`;
      const rows = await this.database.read<{ organisationId: string; count: number }>(sql, params.values);
      return new Map(rows.map(({ organisationId, count }) => [organisationId, count]));
    });
  }
}
