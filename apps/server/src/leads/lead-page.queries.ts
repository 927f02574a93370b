import {
  type ContactRefColumns,
  contactRefSql,
  type OrganisationRefColumns,
  organisationRefSql,
} from '../organisations/organisations.public.js';
import type { Language } from '@brug/contracts/http';
import type { Caller } from '../platform/actors/caller.js';
import { Params } from '../platform/database/params.js';
import type { Tx } from '../platform/database/tx.js';
import { found } from '../platform/errors/domain-error.js';
import { CARD_COLUMNS, CARD_JOINS, type CardRow } from './lead-card.js';
import { visibleTo } from './visible-to.js';

/** A lead with everything its page shows. */
export interface LeadPageRow extends CardRow {
  readonly teamName: string;
  readonly ownerLanguage: Language;
  readonly ownerTimeZone: string;
  readonly source: string;
  readonly naceCodes: readonly string[];
  readonly expectedDecisionOn: string | null;
  readonly tags: readonly string[];
  readonly description: string | null;
  readonly firstResponseAt: string | null;
  readonly lostReason: string | null;
  readonly winningLocation: string | null;
  readonly wakeUpOn: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly contact: ContactRefColumns | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly counterparts: readonly CounterpartRow[];
  readonly moves: readonly StageMovesRow[];
  readonly signature: SignatureViewRow | null;
}

export interface CounterpartRow {
  readonly id: string;
  readonly version: number;
  readonly organisation: OrganisationRefColumns<'organisation'>;
  readonly state: 'suggested' | 'accepted' | 'introduced' | 'rejected';
  readonly reason: string | null;
  readonly changedAt: string;
}

/** The moves of a lead from one stage into another, all of them together: how often it went back and forth makes no difference. */
export interface StageMovesRow {
  /** Null for its beginning. */
  readonly from: string | null;
  readonly to: string;
  /** Of the lead, that the latest of them made. */
  readonly version: number;
  /** When the latest of them was, ISO 8601 with the offset of UTC. */
  readonly at: string;
  /** Spent in `from` before each of them, in sum. */
  readonly seconds: number | null;
}

export interface SignatureViewRow {
  readonly title: string;
  readonly kind: string;
  readonly valueMinor: string;
  readonly valueCurrency: string;
  readonly capexMinor: string | null;
  readonly capexCurrency: string | null;
  readonly jobs: number | null;
  readonly signedOn: string;
  readonly counterpart: OrganisationRefColumns<'organisation'> | null;
}

/** An instant inside JSON as every other instant is written; JSON of PostgreSQL would write an offset. */
function isoInstant(sql: string): string {
  return `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The columns of a reference to an organisation as one value, for those inside JSON. */
function organisationJson(alias: string): string {
  return `(SELECT row_to_json(ref) FROM (SELECT ${organisationRefSql(alias)}) ref)`;
}

const MOVES = `SELECT h.from_stage_id AS "from", h.to_stage_id AS "to", max(h.lead_version) AS version, max(h.at) AS at,
      sum(h.seconds_in_stage_left) AS seconds
    FROM stage_changes h WHERE h.lead_id = l.id GROUP BY h.from_stage_id, h.to_stage_id`;

const PAGE = `SELECT ${CARD_COLUMNS}, t.name AS "teamName", p.language AS "ownerLanguage",
    p.time_zone AS "ownerTimeZone", l.source, l.nace_codes AS "naceCodes",
    l.expected_decision_on AS "expectedDecisionOn", l.tags, l.description, l.first_response_at AS "firstResponseAt",
    l.lost_reason AS "lostReason", l.winning_location AS "winningLocation", l.wake_up_on AS "wakeUpOn",
    l.created_at AS "createdAt", l.updated_at AS "updatedAt",
    (SELECT row_to_json(ref) FROM (SELECT ${contactRefSql('c')} FROM contacts c WHERE c.id = l.primary_contact_id) ref) AS contact,
    CASE l.track WHEN 'investment' THEN to_jsonb(inv)
      ELSE (SELECT to_jsonb(e) FROM export_details e WHERE e.lead_id = l.id) END AS details,
    coalesce((SELECT json_agg(json_build_object('id', cp.id, 'version', cp.version, 'organisation', ${organisationJson('co')}, 'state', cp.state,
        'reason', cp.reason, 'changedAt', ${isoInstant('cp.changed_at')}) ORDER BY cp.id)
      FROM counterparts cp JOIN organisations co ON co.id = cp.organisation_id WHERE cp.lead_id = l.id), '[]') AS counterparts,
    (SELECT json_agg(moves) FROM (${MOVES}) AS moves) AS moves,
    CASE WHEN sg.id IS NULL THEN NULL ELSE json_build_object('title', sg.title, 'kind', sg.kind, 'valueMinor', sg.value_minor::text,
      'valueCurrency', sg.value_currency, 'capexMinor', sg.capex_minor::text, 'capexCurrency', sg.capex_currency, 'jobs', sg.jobs,
      'signedOn', sg.signed_on, 'counterpart', (SELECT ${organisationJson('so')} FROM organisations so
        WHERE so.id = sg.counterpart_organisation_id)) END AS signature
  FROM leads l JOIN teams t ON t.id = l.team_id JOIN people p ON p.id = l.owner_id ${CARD_JOINS}`;

/** Reads the lead with all its page shows in one statement; no row when it is not there or may not be seen. */
export function leadPageStatement(caller: Caller, id: string): { sql: string; params: readonly unknown[] } {
  const params = new Params();
  const sql = `${PAGE} WHERE l.id = ${params.add(id)} AND l.archived_at IS NULL AND ${visibleTo(caller, 'l', params)}`;
  return { sql, params: params.values };
}

/** Reads as `leadPageStatement` and locks the lead until the end of the transaction; 404 when there is none to be seen. */
export async function lockLeadPage(tx: Tx, id: string): Promise<LeadPageRow> {
  const { sql, params } = leadPageStatement(tx.actor, id);
  const [row] = await tx.query<LeadPageRow>(`${sql} FOR NO KEY UPDATE OF l`, params);
  return found(row, 'lead');
}
