import type { ContactRef, OrganisationRef } from '@brug/contracts/organisations';
import type { StageCategory } from '@brug/domain/pipeline';
import type { Track } from '@brug/domain/tracks';
import {
  type ContactRefColumns,
  contactRefOf,
  contactRefSql,
  type OrganisationRefColumns,
  organisationRefOf,
  organisationRefSql,
} from '../organisations/organisations.public.js';
import type { Tx } from '../platform/database/tx.js';
import { announcedLead, giveNextStep, type NextStep } from './new-lead.js';

/** What those who plan and send follow-ups need to know of a lead. */
export interface LeadForFollowUp {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly title: string;
  readonly track: Track;
  readonly ownerId: string;
  readonly teamId: string;
  readonly confidentiality: 'normal' | 'restricted';
  readonly stageId: string;
  readonly stageKey: string;
  readonly stageCategory: StageCategory;
  readonly receivedAt: string;
  readonly wakeUpOn: string | null;
  readonly organisation: OrganisationRef;
  readonly contact: ContactRef | null;
}

type Row = Omit<LeadForFollowUp, 'organisation' | 'contact'> &
  OrganisationRefColumns<'organisation'> &
  ContactRefColumns;

const READ = `SELECT l.id, l.version, l.number, l.title, l.track, l.owner_id AS "ownerId", l.team_id AS "teamId", l.confidentiality,
    l.stage_id AS "stageId", s.key AS "stageKey", s.category AS "stageCategory", l.received_at AS "receivedAt",
    l.wake_up_on AS "wakeUpOn", ${organisationRefSql('o')}, ${contactRefSql('c')}
  FROM leads l JOIN stages s ON s.id = l.stage_id JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = l.primary_contact_id
  WHERE l.id = $1 AND l.archived_at IS NULL`;

/** The lead, whoever may see it: for the system's own work. Null when it is not there. */
export async function leadForFollowUp(tx: Tx, leadId: string): Promise<LeadForFollowUp | null> {
  const [row] = await tx.query<Row>(READ, [leadId]);
  if (!row) return null;
  const { id, version, number, title, track, ownerId, teamId, confidentiality } = row;
  const { stageId, stageKey, stageCategory, receivedAt, wakeUpOn } = row;
  return {
    id,
    version,
    number,
    title,
    track,
    ownerId,
    teamId,
    confidentiality,
    stageId,
    stageKey,
    stageCategory,
    receivedAt,
    wakeUpOn,
    organisation: organisationRefOf(row),
    contact: contactRefOf(row),
  };
}

const REFRESH = `UPDATE leads SET next_follow_up_id = $2, next_follow_up_at = $3, next_follow_up_kind = $4,
    next_follow_up_task_kind = $5, next_follow_up_title = $6
  WHERE id = $1 AND (next_follow_up_id, next_follow_up_at, next_follow_up_kind, next_follow_up_task_kind, next_follow_up_title)
    IS DISTINCT FROM ($2::uuid, $3::timestamptz, $4::text, $5::text, $6::text)`;

/**
 * Keeps the lead's next step on its row, null when there is none; written just before the commit. The lead's version stays: nobody's
 * edit is refused for it.
 */
export function refreshNextStep(tx: Tx, leadId: string, next: NextStep | null): void {
  giveNextStep(tx, leadId, next);
  // The row of a lead that this transaction adds is not there yet, and is written with it.
  if (announcedLead(tx, leadId)) return;
  const { followUpId = null, dueAt = null, kind = null, taskKind = null, title = null } = next ?? {};
  tx.beforeCommit(REFRESH, [leadId, followUpId, dueAt, kind, taskKind, title]);
}

/** What was signed, as the projects are made from it. */
export interface SignatureInForce {
  readonly id: string;
  readonly leadId: string;
  readonly title: string;
  readonly kind: string;
  readonly valueMinor: bigint;
  readonly valueCurrency: string;
  readonly capexMinor: bigint | null;
  readonly capexCurrency: string | null;
  readonly jobs: number | null;
  readonly signedOn: string;
  readonly counterpartOrganisationId: string | null;
}

const SIGNATURE = `SELECT id, lead_id AS "leadId", title, kind, value_minor AS "valueMinor", value_currency AS "valueCurrency",
    capex_minor AS "capexMinor", capex_currency AS "capexCurrency", jobs, signed_on AS "signedOn",
    counterpart_organisation_id AS "counterpartOrganisationId"
  FROM signatures WHERE lead_id = $1 AND annulled_at IS NULL`;

/** The signature of a signed lead, or null. */
export async function signatureInForce(tx: Tx, leadId: string): Promise<SignatureInForce | null> {
  const [row] = await tx.query<SignatureInForce>(SIGNATURE, [leadId]);
  return row ?? null;
}
