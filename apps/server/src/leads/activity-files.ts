import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ACTIVITY_FILES } from '../activities/activities.public.js';
import { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { FileOwners } from '../platform/files/file-owners.js';
import { visibleTo } from './visible-to.js';

/** Whoever may see a lead may see the files of its activities. */
@Injectable()
export class ActivityFiles implements OnModuleInit {
  constructor(
    private readonly owners: FileOwners,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.owners.register(ACTIVITY_FILES, async (actor, activityId) => {
      const params = new Params();
      const sql = `SELECT 1 FROM activities a JOIN leads l ON l.id = a.lead_id
        WHERE a.id = ${params.add(activityId)} AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}`;
      return (await this.database.readOne(sql, params.values)) !== null;
    });
  }
}
