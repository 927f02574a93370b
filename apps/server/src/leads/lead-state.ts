import type { FieldDefinition } from '@brug/domain/fields';
import type { Ownership } from '@brug/domain/permissions';
import { probabilityOf } from '@brug/domain/pipeline';
import type { Track } from '@brug/domain/tracks';
import { Params } from '../platform/database/params.js';
import type { Tx } from '../platform/database/tx.js';
import { found } from '../platform/errors/domain-error.js';
import type { CountedLead } from './board-totals.js';
import { columnsOf, detailFields, fromColumns, isMoney, LEAD_FIELDS, type WireValues } from './field-columns.js';
import { visibleTo } from './visible-to.js';

/** A lead as a use case decides on it. */
export interface LeadState {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly track: Track;
  readonly organisationId: string;
  readonly teamId: string;
  readonly stageId: string;
  readonly stageEnteredAt: string;
  /** What a person edits, by key of the field registry. */
  readonly shared: WireValues;
  readonly details: WireValues;
  readonly acceptedCounterparts: number;
}

type StateHead = Omit<LeadState, 'shared' | 'details' | 'acceptedCounterparts'> & {
  readonly details: Readonly<Record<string, unknown>>;
};

interface StateRow extends StateHead {
  readonly acceptedCounterparts: number;
  readonly [column: string]: unknown;
}

const SHARED_COLUMNS = LEAD_FIELDS.flatMap((field: FieldDefinition) => columnsOf(field).map((column) => `l.${column}`));

const STATE = `SELECT l.id, l.version, l.number, l.track, l.organisation_id AS "organisationId", l.team_id AS "teamId",
    l.stage_id AS "stageId", l.stage_entered_at AS "stageEnteredAt", ${SHARED_COLUMNS.join(', ')},
    CASE l.track WHEN 'investment' THEN (SELECT to_jsonb(d) FROM investment_details d WHERE d.lead_id = l.id)
      ELSE (SELECT to_jsonb(d) FROM export_details d WHERE d.lead_id = l.id) END AS details,
    (SELECT count(*)::integer FROM counterparts c WHERE c.lead_id = l.id AND c.state IN ('accepted', 'introduced'))
      AS "acceptedCounterparts"
  FROM leads l`;

/**
 * The lead, locked until the end of the transaction; 404 when it is not there or the actor may not see it. Every write to a
 * lead begins here, so the writers of one lead follow each other.
 */
export async function lockLead(tx: Tx, id: string): Promise<LeadState> {
  const params = new Params();
  const sql = `${STATE} WHERE l.id = ${params.add(id)} AND l.archived_at IS NULL AND ${visibleTo(tx.actor, 'l', params)}
    FOR NO KEY UPDATE OF l`;
  const [row] = await tx.query<StateRow>(sql, params.values);
  return toState(found(row, 'lead'));
}

function toState(row: StateRow): LeadState {
  return stateFrom(row, fromColumns(LEAD_FIELDS, row), row.acceptedCounterparts);
}

/** A state from a row that has what every lead has, and what is read from it in the way of the row. */
export function stateFrom(row: StateHead, shared: WireValues, acceptedCounterparts: number): LeadState {
  const { id, version, number, track, organisationId, teamId, stageId, stageEnteredAt } = row;
  const details = fromColumns(detailFields(track), row.details);
  return {
    id,
    version,
    number,
    track,
    organisationId,
    teamId,
    stageId,
    stageEnteredAt,
    acceptedCounterparts,
    shared,
    details,
  };
}

export function ownershipOf(state: Pick<LeadState, 'shared' | 'teamId'>): Ownership {
  return { ownerId: String(state.shared['ownerId']), teamId: state.teamId };
}

/** How a lead counts in the board totals while it is in this stage. */
export function countedAs(
  state: Pick<LeadState, 'shared' | 'teamId'>,
  stage: { readonly id: string } & Parameters<typeof probabilityOf>[0],
): CountedLead {
  const { estimatedValue, probabilityBp, confidentiality, priority } = state.shared;
  return {
    stageId: stage.id,
    ...ownershipOf(state),
    confidentiality: String(confidentiality),
    priority: String(priority),
    value: isMoney(estimatedValue)
      ? { amountMinor: BigInt(estimatedValue.amountMinor), currency: estimatedValue.currency }
      : null,
    probabilityBp: probabilityOf(stage, typeof probabilityBp === 'number' ? probabilityBp : null),
  };
}
