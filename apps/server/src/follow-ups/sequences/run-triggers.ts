import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import {
  MEETING_KINDS,
  startsOn,
  type MeetingKind,
  type RunOccurrence,
  type SequenceOccasion,
} from '@brug/domain/sequences';
import { AGENCY_TIME_ZONE } from '../../leads/leads.public.js';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import { OnEventInTransaction } from '../../platform/events/in-transaction-handlers.js';
import { refreshNextStepOf } from '../next-step.js';
import { inMilliseconds } from '../lead-facts.js';
import { occurredOnLead } from './run-occurrences.js';
import { SequenceCatalogue } from './sequence-catalogue.js';

/** What sets a run off: written with what happened, begun in a transaction of its own. */
interface Setting {
  readonly leadId: string;
  /** Names the occurrence: told twice, it begins one run. */
  readonly key: string;
  readonly triggerAt: string;
  readonly beginsAt?: string;
  readonly stageId?: string;
  readonly activityId?: string;
}

/**
 * Hears what happens to leads. What begins a run is only noted, so that the write it comes with stays short; what ends one is done in the same
 * transaction. Moves end runs through the planner, which knows the lead's open follow-ups.
 */
@Injectable()
export class RunTriggers {
  constructor(private readonly catalogue: SequenceCatalogue) {}

  @OnEventInTransaction('lead.created.v1')
  async onLeadCreated(tx: Tx, lead: EventPayload<'lead.created.v1'>): Promise<void> {
    const { leadId, track, source, stageKey, stageId } = lead;
    await this.#set(
      tx,
      { trigger: 'lead-created', track, source },
      { leadId, key: `lead-${leadId}`, triggerAt: tx.at },
    );
    const entered = { leadId, key: `stage-${leadId}`, triggerAt: tx.at, stageId };
    await this.#set(tx, { trigger: 'stage-entered', track, stageKey }, entered);
  }

  @OnEventInTransaction('lead.stage-changed.v1')
  async onStageChanged(tx: Tx, move: EventPayload<'lead.stage-changed.v1'>): Promise<void> {
    const { leadId, track, toStageId: stageId, toStageKey: stageKey, toCategory, wakeUpOn } = move;
    const entered = { leadId, key: `stage-${move.stageChangeId}`, triggerAt: tx.at, stageId };
    await this.#set(tx, { trigger: 'stage-entered', track, stageKey }, entered);
    if (toCategory === 'signed') await this.#set(tx, { trigger: 'project-signed', track }, entered);
    if (toCategory === 'dormant' && wakeUpOn !== null) {
      const day = Temporal.PlainDate.from(wakeUpOn).toZonedDateTime(AGENCY_TIME_ZONE).toInstant();
      const at = inMilliseconds(day);
      await this.#set(tx, { trigger: 'dormant-until', track }, { ...entered, triggerAt: at, beginsAt: at });
    }
  }

  @OnEventInTransaction('activity.recorded.v1')
  async onActivity(tx: Tx, { activityId, leadId, kind }: EventPayload<'activity.recorded.v1'>): Promise<void> {
    if (leadId === null || !isMeeting(kind)) return;
    const wanted = (await this.catalogue.active()).filter(
      ({ definition }) => definition.trigger.type === 'meeting-held',
    );
    if (wanted.length === 0) return;
    const [row] = await tx.query<{ track: SequenceOccasion['track']; at: string }>(MEETING, [activityId]);
    if (!row) return;
    const meeting = { leadId, key: `activity-${activityId}`, triggerAt: row.at, activityId };
    await this.#set(tx, { trigger: 'meeting-held', track: row.track, meetingKind: kind }, meeting);
  }

  @OnEventInTransaction('reply.received.v1')
  async onReply(tx: Tx, { leadId }: EventPayload<'reply.received.v1'>): Promise<void> {
    await occurred(tx, leadId, { type: 'reply' });
  }

  @OnEventInTransaction('meeting.booked.v1')
  async onMeetingBooked(tx: Tx, { leadId }: EventPayload<'meeting.booked.v1'>): Promise<void> {
    await occurred(tx, leadId, { type: 'meeting-booked' });
  }

  /** The contact's runs end on every lead; the leads are locked in the order of their ids, as everywhere. */
  @OnEventInTransaction('contact.opted-out.v1')
  async onOptOut(tx: Tx, { contactId }: EventPayload<'contact.opted-out.v1'>): Promise<void> {
    const leads = await tx.query<{ id: string }>(LEADS_OF_CONTACT, [contactId]);
    for (const { id } of leads) await occurred(tx, id, { type: 'opt-out' });
  }

  /** Somebody else's note that a contact does not want to be written to, without the event of its own. */
  @OnEventInTransaction('contact.updated.v1')
  async onContactUpdated(tx: Tx, { contactId, fields }: EventPayload<'contact.updated.v1'>): Promise<void> {
    if (!fields.includes('optedOut')) return;
    const [contact] = await tx.query<{ out: boolean }>(OPTED_OUT, [contactId]);
    if (contact?.out) await this.onOptOut(tx, { contactId, reason: 'by-hand' });
  }

  async #set(tx: Tx, occasion: SequenceOccasion, setting: Setting): Promise<void> {
    for (const { id: sequenceId, definition } of await this.catalogue.active()) {
      if (!startsOn(definition, occasion)) continue;
      const id = newId();
      const { leadId, key, triggerAt, beginsAt = tx.at, stageId = null, activityId = null } = setting;
      tx.write(SET, [id, sequenceId, key, leadId, stageId, activityId, triggerAt, beginsAt]);
      const payload = { startId: id, sequenceId, leadId, beginsAt: inMilliseconds(beginsAt) };
      await tx.events.record('sequence.triggered.v1', payload, { aggregate: leadId });
    }
  }
}

/** What waited for it may be the lead's next step from now on, also when nothing ended. */
async function occurred(tx: Tx, leadId: string, occurrence: RunOccurrence): Promise<void> {
  if (await occurredOnLead(tx, leadId, occurrence)) await refreshNextStepOf(tx, leadId);
}

function isMeeting(kind: string): kind is MeetingKind {
  return (MEETING_KINDS as readonly string[]).includes(kind);
}

const SET = `INSERT INTO sequence_starts (id, sequence_id, trigger_key, lead_id, stage_id, activity_id, trigger_at, begins_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (sequence_id, trigger_key) DO NOTHING`;
const MEETING = `SELECT l.track, a.at FROM activities a JOIN leads l ON l.id = a.lead_id WHERE a.id = $1`;
const OPTED_OUT = 'SELECT opted_out_at IS NOT NULL AS out FROM contacts WHERE id = $1';
const LEADS_OF_CONTACT = `SELECT l.id FROM leads l WHERE l.id IN (
    SELECT e.lead_id FROM enrolments e WHERE e.contact_id = $1 AND e.state IN ('running', 'paused'))
  ORDER BY l.id FOR NO KEY UPDATE OF l`;
