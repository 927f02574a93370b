import type { Language } from '@brug/contracts/http';
import {
  regionOfRecipient,
  regionOfTimeZone,
  type OpenFollowUp,
  type StepCandidate,
  type TaskKind,
} from '@brug/domain/follow-ups';
import type { Region } from '@brug/domain/calendars';
import type { Track } from '@brug/domain/tracks';
import { announcedLead, type KnownLead, knownLead, type LeadParties } from '../leads/leads.public.js';
import { Notes } from '../platform/database/notes.js';
import type { Tx } from '../platform/database/tx.js';

/** A follow-up of the lead that has not ended. */
export interface OpenOfLead extends OpenFollowUp, StepCandidate {
  readonly taskKind: TaskKind | null;
  readonly title: string;
  /** The run it is a step of. */
  readonly enrolmentId: string | null;
}

/** What planning needs to know of a lead. */
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

const foreseen = new Notes<Promise<OpenOfLead[]>>();

/** Begins to read the open follow-ups of a lead that the transaction has locked, or locks at this moment. */
export function foreseeOpenFollowUps(tx: Tx, leadId: string): void {
  const open = readOpen(tx, leadId);
  // When it fails the transaction does, and says so to somebody who waits.
  open.catch(() => undefined);
  foreseen.set(tx, leadId, open);
}

export async function readLeadFacts(tx: Tx, leadId: string): Promise<LeadFacts> {
  const [{ track, receivedAt, parties }, open] = await Promise.all([
    knownLead(tx, leadId) ?? readLead(tx, leadId),
    openOf(tx, leadId),
  ]);
  const { ownerId, ownerLanguage, contactId, contactLanguage, contactTimeZone, country } = parties;
  return {
    track,
    ownerId,
    ownerLanguage,
    ownerRegion: regionOfTimeZone(parties.ownerTimeZone),
    contactId,
    contactLanguage,
    recipientRegion: regionOfRecipient({ timeZone: contactTimeZone, country }),
    receivedAt: Temporal.Instant.from(receivedAt),
    open,
  };
}

async function readLead(tx: Tx, leadId: string): Promise<Omit<KnownLead, 'id'>> {
  const [row] = await tx.query<LeadParties & Pick<KnownLead, 'track' | 'receivedAt'>>(LEAD, [leadId]);
  if (!row) throw new Error(`There is no lead ${leadId}.`);
  return { track: row.track, receivedAt: row.receivedAt, parties: row };
}

function openOf(tx: Tx, leadId: string): Promise<OpenOfLead[]> | OpenOfLead[] {
  // A lead that this very transaction adds has no follow-ups but those which are being planned.
  if (announcedLead(tx, leadId)) return [];
  return foreseen.of(tx, leadId) ?? readOpen(tx, leadId);
}

async function readOpen(tx: Tx, leadId: string): Promise<OpenOfLead[]> {
  const rows = await tx.query<OpenOfLead>(OPEN, [leadId]);
  return rows.map((followUp) => ({ ...followUp, dueAt: inMilliseconds(followUp.dueAt) }));
}

/** ISO 8601 in UTC with milliseconds, so that instants sort as text. */
export function inMilliseconds(instant: Temporal.Instant | string): string {
  return new Date(typeof instant === 'string' ? instant : instant.epochMilliseconds).toISOString();
}

const LEAD = `SELECT l.track, l.owner_id AS "ownerId", p.language AS "ownerLanguage", p.time_zone AS "ownerTimeZone",
    c.id AS "contactId", c.language AS "contactLanguage", c.time_zone AS "contactTimeZone", o.country,
    l.received_at AS "receivedAt"
  FROM leads l
  JOIN people p ON p.id = l.owner_id
  JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = l.primary_contact_id
  WHERE l.id = $1`;

const OPEN = `SELECT id, kind, task_kind AS "taskKind", state, title, acknowledgement, rule_id IS NOT NULL AS "byRule",
    planned_for_stage_id AS "plannedForStageId", due_at AS "dueAt", held, enrolment_id AS "enrolmentId", enrolment_id IS NOT NULL AS "ofRun"
  FROM follow_ups WHERE lead_id = $1 AND ended_at IS NULL`;
