import type { Language } from '@brug/contracts/http';
import { regionOfTimeZone, type OpenFollowUp, type StepCandidate, type TaskKind } from '@brug/domain/follow-ups';
import type { Region } from '@brug/domain/calendars';
import type { Track } from '@brug/domain/tracks';
import { announcedLead, type LeadParties } from '../leads/leads.public.js';
import type { Tx } from '../platform/database/tx.js';

/** A follow-up of the lead that has not ended. */
export interface OpenOfLead extends OpenFollowUp, StepCandidate {
  readonly taskKind: TaskKind | null;
  readonly title: string;
}

/** What planning needs to know of a lead, read in one statement. */
export interface LeadFacts {
  readonly track: Track;
  readonly ownerId: string;
  readonly ownerLanguage: Language;
  readonly ownerRegion: Region;
  readonly contactId: string | null;
  readonly contactLanguage: Language | null;
  /** The side of who gets a message or a call. */
  readonly recipientRegion: Region;
  readonly receivedAt: Temporal.Instant;
  readonly open: readonly OpenOfLead[];
}

interface Row extends LeadParties {
  readonly track: Track;
  readonly receivedAt: string;
  readonly open: readonly OpenOfLead[];
}

const foreseen = new WeakMap<Tx, Map<string, Promise<Row | undefined>>>();

/** Begins to read the facts of a lead that the transaction has locked, or locks at this moment, and does not change before it plans. */
export function foreseeLeadFacts(tx: Tx, leadId: string): void {
  const row = tx.query<Row>(READ, [leadId]).then(([found]) => found);
  // When it fails the transaction does, and says so to somebody who waits.
  row.catch(() => undefined);
  const rows = foreseen.get(tx) ?? new Map<string, Promise<Row | undefined>>();
  foreseen.set(tx, rows.set(leadId, row));
}

export async function readLeadFacts(tx: Tx, leadId: string): Promise<LeadFacts> {
  const row =
    factsOfAnnounced(tx, leadId) ?? (await foreseen.get(tx)?.get(leadId)) ?? (await tx.query<Row>(READ, [leadId]))[0];
  if (!row) throw new Error(`There is no lead ${leadId}.`);
  const { ownerId, ownerLanguage, contactId, contactLanguage, open } = row;
  return {
    track: row.track,
    ownerId,
    ownerLanguage,
    ownerRegion: regionOfTimeZone(row.ownerTimeZone),
    contactId,
    contactLanguage,
    recipientRegion: row.contactTimeZone ? regionOfTimeZone(row.contactTimeZone) : row.country === 'CN' ? 'CN' : 'BE',
    receivedAt: Temporal.Instant.from(row.receivedAt),
    open: open.map((followUp) => ({ ...followUp, dueAt: inMilliseconds(followUp.dueAt) })),
  };
}

/** A lead that this very transaction adds has no row yet, and no follow-ups but those which are being planned. */
function factsOfAnnounced(tx: Tx, leadId: string): Row | undefined {
  const lead = announcedLead(tx, leadId);
  return lead && { ...lead.parties, track: lead.track, receivedAt: lead.receivedAt, open: [] };
}

/** ISO 8601 in UTC with milliseconds, so that instants sort as text. */
export function inMilliseconds(instant: Temporal.Instant | string): string {
  return Temporal.Instant.from(instant).toString({ smallestUnit: 'millisecond' });
}

const READ = `SELECT l.track, l.owner_id AS "ownerId", p.language AS "ownerLanguage", p.time_zone AS "ownerTimeZone",
    c.id AS "contactId", c.language AS "contactLanguage", c.time_zone AS "contactTimeZone", o.country,
    l.received_at AS "receivedAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'taskKind', f.task_kind, 'state', f.state,
        'title', f.title, 'acknowledgement', f.acknowledgement, 'byRule', f.rule_id IS NOT NULL,
        'plannedForStageId', f.planned_for_stage_id, 'dueAt', f.due_at)), '[]')
      FROM follow_ups f WHERE f.lead_id = l.id AND f.ended_at IS NULL) AS open
  FROM leads l
  JOIN people p ON p.id = l.owner_id
  JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = l.primary_contact_id
  WHERE l.id = $1`;
