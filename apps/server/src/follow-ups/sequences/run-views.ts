import { Injectable } from '@nestjs/common';
import type { LocalisedText } from '@brug/contracts/http';
import type { Enrolment } from '@brug/contracts/sequences';
import { may } from '@brug/domain/permissions';
import { visibleTo } from '../../leads/leads.public.js';
import {
  type ContactRefColumns,
  contactRefOf,
  contactRefSql,
  type OrganisationRefColumns,
  organisationRefOf,
  organisationRefSql,
} from '../../organisations/organisations.public.js';
import { personRefSql } from '../../identity/identity.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Params } from '../../platform/database/params.js';
import type { Tx } from '../../platform/database/tx.js';
import { found } from '../../platform/errors/domain-error.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../../platform/http/cursors.js';

const ORDER: readonly SortColumn[] = [{ sql: 'e.started_at', direction: 'desc', type: 'timestamptz' }];

interface RunRow extends OrganisationRefColumns<'organisation'>, ContactRefColumns {
  readonly id: string;
  readonly version: number;
  readonly state: Enrolment['state'];
  readonly sequenceId: string;
  readonly names: LocalisedText;
  readonly number: number;
  readonly leadId: string;
  readonly leadNumber: string;
  readonly leadTitle: string;
  readonly track: Enrolment['lead']['track'];
  readonly ownerId: string;
  readonly teamId: string;
  readonly triggerAt: string;
  readonly startedAt: string;
  readonly startedBy: Enrolment['startedBy'];
  readonly pausedAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly repliedAt: string | null;
  readonly missing: Enrolment['missing'];
  readonly steps: Enrolment['steps'];
}

interface RunFilter {
  readonly column: 'e.sequence_id' | 'e.lead_id';
  readonly id: string;
  readonly state: Enrolment['state'] | null;
}

/** Runs as screens show them, of leads that the reader may see. */
@Injectable()
export class RunViews {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  async page(
    actor: PersonActor,
    filter: RunFilter,
    { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ items: Enrolment[]; nextCursor: string | null }> {
    const params = new Params();
    const view = { list: 'enrolments', ...filter };
    const [id, state, rows] = [params.add(filter.id), params.add(filter.state), params.add(limit + 1)];
    const seen = visibleTo(actor, 'l', params);
    const after = keysetWhere(ORDER, { sql: 'e.id' }, this.cursors.read(view, cursor), params.values.length + 1);
    const sql = `${RUNS} WHERE ${filter.column} = ${id} AND (${state}::text IS NULL OR e.state = ${state}) AND l.archived_at IS NULL
      AND ${seen} AND ${after.sql} ORDER BY ${keysetOrder(ORDER, { sql: 'e.id' })} LIMIT ${rows}`;
    const read = await this.database.read<RunRow>(sql, [...params.values, ...after.params]);
    const page = read.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => viewOf(actor, row)),
      nextCursor: read.length > limit && last ? this.cursors.make(view, { keys: [last.startedAt], id: last.id }) : null,
    };
  }

  /** A run as it stands in the transaction. */
  async inTransaction(tx: Tx, actor: PersonActor, id: string): Promise<Enrolment> {
    const [row] = await tx.query<RunRow>(`${RUNS} WHERE e.id = $1`, [id]);
    return viewOf(actor, found(row, 'enrolment'));
  }
}

function viewOf(actor: PersonActor, row: RunRow): Enrolment {
  const { id, version, state, triggerAt, startedAt, startedBy, pausedAt, endedAt, endReason, repliedAt } = row;
  const { leadId, leadNumber: number, leadTitle: title, track, missing, steps } = row;
  return {
    id,
    version,
    state,
    sequence: { id: row.sequenceId, names: row.names, number: row.number },
    lead: { id: leadId, number, title, track, organisation: organisationRefOf(row) },
    contact: contactRefOf(row),
    triggerAt,
    startedAt,
    startedBy,
    pausedAt,
    endedAt,
    endReason,
    repliedAt,
    missing,
    steps: steps.map((step) => ({ ...step, dueAt: Temporal.Instant.from(step.dueAt).toString() })),
    may: { change: may(actor, 'follow-up.create', row) },
  };
}

const RUNS = `SELECT e.id, e.version, e.state, e.sequence_id AS "sequenceId", s.names, e.number, l.id AS "leadId",
    l.number AS "leadNumber", l.title AS "leadTitle", l.track, l.owner_id AS "ownerId", l.team_id AS "teamId",
    ${organisationRefSql('o')}, ${contactRefSql('c')}, e.trigger_at AS "triggerAt", e.started_at AS "startedAt",
    CASE WHEN p.id IS NOT NULL THEN ${personRefSql('p')} END AS "startedBy", e.paused_at AS "pausedAt", e.ended_at AS "endedAt",
    e.end_reason AS "endReason", e.replied_at AS "repliedAt", e.missing,
    (SELECT coalesce(json_agg(json_build_object('stepKey', f.step_key, 'followUpId', f.id, 'version', f.version, 'kind', f.kind,
      'title', coalesce(f.subject, f.title), 'state', f.state, 'dueAt', f.due_at, 'endReason', f.end_reason, 'provisional', f.due_reason->'provisional')
      ORDER BY f.due_at, f.step_key), '[]') FROM follow_ups f WHERE f.enrolment_id = e.id) AS steps
  FROM enrolments e
  JOIN sequences s ON s.id = e.sequence_id
  JOIN leads l ON l.id = e.lead_id
  JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = e.contact_id
  LEFT JOIN people p ON p.id = e.started_by`;
