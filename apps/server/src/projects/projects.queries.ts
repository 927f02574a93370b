import type { Project } from '@brug/contracts/projects';
import {
  type OrganisationRefColumns,
  organisationRefOf,
  organisationRefSql,
} from '../organisations/organisations.public.js';
import { visibleTo } from '../leads/leads.public.js';
import type { Caller } from '../platform/actors/caller.js';
import type { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';

interface Row {
  readonly id: string;
  readonly leadId: string;
  readonly title: string;
  readonly kind: Project['kind'];
  readonly signedOn: string;
  readonly counterpart: OrganisationRefColumns<'organisation'> | null;
  readonly commitments: Project['commitments'];
}

const READ = `SELECT p.id, p.lead_id AS "leadId", p.title, p.kind, p.signed_on AS "signedOn",
    (SELECT row_to_json(ref) FROM (SELECT ${organisationRefSql('o')} FROM organisations o
      WHERE o.id = p.counterpart_organisation_id) ref) AS counterpart,
    coalesce((SELECT json_agg(json_build_object('id', c.id, 'measure', c.measure, 'status', c.status,
        'money', CASE WHEN c.amount_minor IS NULL THEN NULL
          ELSE json_build_object('amountMinor', c.amount_minor::text, 'currency', c.currency) END,
        'jobs', c.jobs, 'effectiveOn', c.effective_on, 'source', c.source) ORDER BY c.effective_on, c.id)
      FROM commitments c WHERE c.project_id = p.id), '[]') AS commitments
  FROM leads l JOIN projects p ON p.lead_id = l.id AND p.annulled_at IS NULL`;

/** The project of a lead with its ledger; null when there is none or the caller may not see the lead. */
export async function readProjectOfLead(database: Database, caller: Caller, leadId: string): Promise<Project | null> {
  const params = new Params();
  const sql = `${READ} WHERE l.id = ${params.add(leadId)} AND l.archived_at IS NULL AND ${visibleTo(caller, 'l', params)}`;
  const row = await database.readOne<Row>(sql, params.values);
  return row && { ...row, counterpart: row.counterpart && organisationRefOf(row.counterpart) };
}
