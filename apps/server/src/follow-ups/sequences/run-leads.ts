import type { Language, LocalisedText } from '@brug/contracts/http';
import { type Region } from '@brug/domain/calendars';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import type { Confidentiality } from '@brug/domain/permissions';
import type { StageCategory } from '@brug/domain/pipeline';
import type { SalutedContact, SignedProject } from '@brug/domain/templates';
import type { Track } from '@brug/domain/tracks';
import type { Tx } from '../../platform/database/tx.js';
import {
  type ContactRefColumns,
  contactRefSql,
  type OrganisationRefColumns,
  organisationRefSql,
} from '../../organisations/organisations.public.js';

/** A person who is written to or called. */
export interface RunContact extends SalutedContact {
  readonly id: string;
  readonly email: string | null;
  readonly lawfulBasis: string | null;
  readonly optedOut: boolean;
  readonly language: Language;
  readonly timeZone: string;
}

/** A lead with all that the dates and texts of a run are made from. */
export interface RunLead extends OrganisationRefColumns<'organisation'>, ContactRefColumns {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly track: Track;
  readonly ownerId: string;
  readonly teamId: string;
  readonly confidentiality: Confidentiality;
  readonly stageId: string;
  readonly stageCategory: StageCategory;
  readonly wakeUpOn: string | null;
  readonly owner: {
    readonly name: string;
    readonly phone: string | null;
    readonly language: Language;
    readonly timeZone: string;
    readonly jobTitles: Partial<LocalisedText>;
    readonly signatures: Partial<LocalisedText>;
  };
  readonly contact: RunContact | null;
  readonly counterpart: { readonly name: string; readonly chineseName: string | null } | null;
  readonly counterpartContact: RunContact | null;
  readonly dormantReason: string | null;
  readonly project: StoredProject | null;
  readonly acknowledged: boolean;
  /** Sequences of which a run is under way or holds still. */
  readonly running: readonly string[];
}

/** As JSON gives it: amounts as text, because they may pass 2^53. */
export interface StoredProject {
  readonly title: string;
  readonly valueMinor: string;
  readonly valueCurrency: string;
  readonly capexMinor: string | null;
  readonly capexCurrency: string | null;
  readonly jobs: number | null;
}

export function projectOf(stored: StoredProject | null): SignedProject | null {
  if (!stored) return null;
  const { title, valueMinor, valueCurrency, capexMinor, capexCurrency, jobs } = stored;
  const value = { minor: BigInt(valueMinor), currency: valueCurrency };
  const capex = capexMinor && capexCurrency ? { minor: BigInt(capexMinor), currency: capexCurrency } : null;
  return { title, value, capex, jobs };
}

/** The side of a contact, or of the organisation when nobody is known there. */
export function regionOf(contact: { readonly timeZone: string } | null, country: string): Region {
  if (contact) return regionOfTimeZone(contact.timeZone);
  return country === 'CN' ? 'CN' : 'BE';
}

/** SQL of a contact as JSON. */
export function contactJson(alias: string): string {
  return `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'salutation', ${alias}.salutation,
    'familyName', ${alias}.family_name, 'givenName', ${alias}.given_name, 'chineseFamilyName', ${alias}.chinese_family_name,
    'chineseGivenName', ${alias}.chinese_given_name, 'email', ${alias}.email, 'lawfulBasis', ${alias}.lawful_basis,
    'optedOut', ${alias}.opted_out_at IS NOT NULL, 'language', ${alias}.language, 'timeZone', ${alias}.time_zone) END`;
}

/** Joins to a lead `l`: the organisation linked from the other side as `co`, and who is written to there as `cc`. */
export const COUNTERPART_JOINS = `LEFT JOIN LATERAL (
      SELECT k.organisation_id FROM counterparts k WHERE k.lead_id = l.id AND k.state IN ('accepted', 'introduced')
      ORDER BY (k.state = 'introduced') DESC, k.changed_at DESC LIMIT 1) linked ON true
    LEFT JOIN organisations co ON co.id = linked.organisation_id
    LEFT JOIN LATERAL (
      SELECT * FROM contacts x WHERE x.organisation_id = co.id AND x.archived_at IS NULL
      ORDER BY (x.email IS NULL OR x.lawful_basis IS NULL OR x.opted_out_at IS NOT NULL), x.created_at, x.id LIMIT 1) cc ON true`;

/** SQL of why a lead `l` sleeps: of its latest move to a dormant stage. */
export const DORMANT_REASON = `(SELECT h.reason FROM stage_changes h WHERE h.lead_id = l.id AND h.direction = 'dormant'
      ORDER BY h.at DESC, h.id DESC LIMIT 1)`;

/** SQL of what was signed on a lead `l`, as JSON. */
export const PROJECT_JSON = `(SELECT json_build_object('title', g.title, 'valueMinor', g.value_minor::text,
      'valueCurrency', g.value_currency, 'capexMinor', g.capex_minor::text, 'capexCurrency', g.capex_currency, 'jobs', g.jobs)
      FROM signatures g WHERE g.lead_id = l.id AND g.annulled_at IS NULL)`;

const COLUMNS = `l.id, l.number, l.title, l.track, l.owner_id AS "ownerId", l.team_id AS "teamId", l.confidentiality,
    l.stage_id AS "stageId", s.category AS "stageCategory", l.wake_up_on AS "wakeUpOn",
    json_build_object('name', p.name, 'phone', p.phone, 'language', p.language, 'timeZone', p.time_zone,
      'jobTitles', p.job_titles, 'signatures', p.signatures) AS owner,
    ${organisationRefSql('o')}, ${contactRefSql('c')}, ${contactJson('c')} AS contact, ${contactJson('cc')} AS "counterpartContact",
    CASE WHEN co.id IS NOT NULL THEN json_build_object('name', co.display_name, 'chineseName', co.chinese_name) END AS counterpart,
    ${DORMANT_REASON} AS "dormantReason", ${PROJECT_JSON} AS project,
    EXISTS (SELECT FROM follow_ups a WHERE a.lead_id = l.id AND a.acknowledgement
      AND a.state NOT IN ('cancelled', 'skipped')) AS acknowledged,
    ARRAY(SELECT e.sequence_id FROM enrolments e WHERE e.lead_id = l.id AND e.state IN ('running', 'paused')) AS running`;

const JOINS = `JOIN stages s ON s.id = l.stage_id
    JOIN people p ON p.id = l.owner_id
    JOIN organisations o ON o.id = l.organisation_id
    LEFT JOIN contacts c ON c.id = l.primary_contact_id AND c.archived_at IS NULL
    ${COUNTERPART_JOINS}`;

/**
 * Locks leads, in the order of their ids. A statement of its own: what is read in the same one as the lock is as it was before whoever held
 * the lock let go.
 */
export async function lockRunLeads(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.execute('SELECT 1 FROM leads WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [leadIds]);
}

/** Leads by id (`$1`, an array), in the order of their ids, with a condition on `l`. */
export function readRunLeads(condition: string): string {
  return `SELECT ${COLUMNS} FROM leads l ${JOINS}
    WHERE l.id = ANY($1::uuid[]) AND l.archived_at IS NULL AND ${condition} ORDER BY l.id`;
}

/** SQL of what the run `e` of a message adds to what it may name, as JSON; null for a message of no run. `l` is its lead. */
export const RUN_OF_MESSAGE = `CASE WHEN e.id IS NOT NULL THEN (SELECT json_build_object('stopConditions', e.stop_conditions,
      'given', e.given_values, 'dormantReason', ${DORMANT_REASON}, 'project', ${PROJECT_JSON},
      'counterpart', CASE WHEN co.id IS NOT NULL THEN json_build_object('name', co.display_name, 'chineseName', co.chinese_name) END,
      'meetingAt', (SELECT a.at FROM activities a WHERE a.id = e.activity_id),
      'notes', (SELECT a.body FROM activities a WHERE a.id = e.activity_id))
      FROM (SELECT 1) one ${COUNTERPART_JOINS}) END`;
