import { z } from 'zod';
import { id, instant } from '../http/primitives.js';

const trackName = z.enum(['investment', 'export']);
const leadRef = {
  leadId: id,
  track: trackName,
  ownerId: id,
  teamId: id,
  confidentiality: z.enum(['normal', 'restricted']),
};

/**
 * What happened, by name and version. Payloads carry ids and what changed, never personal data. A published payload only
 * ever grows; a breaking change gets the next version.
 */
export const EVENTS = {
  'lead.created.v1': z.object({ ...leadRef, stageId: id, stageKey: z.string(), source: z.string() }),
  'lead.updated.v1': z.object({ ...leadRef, fields: z.array(z.string()) }),
  'lead.stage-changed.v1': z.object({
    ...leadRef,
    stageChangeId: id,
    fromStageId: id,
    toStageId: id,
    toStageKey: z.string(),
    toCategory: z.enum(['open', 'signed', 'lost', 'dormant']),
    fromCategory: z.enum(['open', 'signed', 'lost', 'dormant']),
    /** Set when the lead goes dormant: the day on which its owner is woken. */
    wakeUpOn: z.iso.date().nullable(),
  }),
  'organisation.created.v1': z.object({ organisationId: id }),
  'organisation.updated.v1': z.object({ organisationId: id, fields: z.array(z.string()) }),
  'contact.created.v1': z.object({ contactId: id, organisationId: id }),
  'contact.updated.v1': z.object({ contactId: id, organisationId: id, fields: z.array(z.string()) }),
  'activity.recorded.v1': z.object({
    activityId: id,
    leadId: id.nullable(),
    kind: z.string(),
    /** The task that this activity does; whoever keeps follow-ups ends it in the same transaction. */
    completesFollowUpId: id.optional(),
  }),
  'follow-up.planned.v1': z.object({
    followUpId: id,
    leadId: id.nullable(),
    /** Only a message needs somebody to wake up for it. */
    kind: z.enum(['message', 'task']),
    revision: z.int(),
    dueAt: instant,
  }),
  'follow-up.changed.v1': z.object({ followUpId: id, leadId: id.nullable(), state: z.string() }),
  /** A person wrote back; an automatic answer is none. */
  'reply.received.v1': z.object({ activityId: id, leadId: id, contactId: id.nullable(), followUpId: id.nullable() }),
  /** The contact asked not to be written to any more, or their mailbox complained or is gone for good. */
  'contact.opted-out.v1': z.object({
    contactId: id,
    reason: z.enum(['unsubscribed', 'complaint', 'bounce', 'by-hand']),
  }),
  /** A time was agreed with the other side. */
  'meeting.booked.v1': z.object({ leadId: id, contactId: id.nullable(), followUpId: id.nullable(), at: instant }),
  /** A year of a calendar, or office hours, were entered or corrected: what was planned on them is planned again. */
  'calendar.changed.v1': z.object({
    region: z.enum(['BE', 'CN']),
    /** Null: office hours. */
    year: z.int().nullable(),
    /** Of the year or the office hours, after the change. */
    version: z.int(),
  }),
  'enrolment.started.v1': z.object({ enrolmentId: id, sequenceId: id, leadId: id }),
  'enrolment.changed.v1': z.object({ enrolmentId: id, sequenceId: id, leadId: id, state: z.string() }),
  /** A trigger has set a run off; it begins in a transaction of its own. */
  'sequence.triggered.v1': z.object({ startId: id, sequenceId: id, leadId: id, beginsAt: instant }),
  'sequence.changed.v1': z.object({ sequenceId: id }),
  /** Automatic messages were paused, or go again (`level` null). */
  'sending.pause-changed.v1': z.object({
    level: z.enum(['all-but-acknowledgements', 'everything']).nullable(),
    version: z.int(),
  }),
  /** An alarm was raised, told again, taken note of, or is over. */
  'alarm.changed.v1': z.object({ alarmId: id, standing: z.boolean() }),
  'project.created.v1': z.object({ projectId: id, leadId: id }),
  'inquiry.received.v1': z.object({ inquiryId: id, leadId: id }),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof EVENTS;
export type EventPayload<N extends EventName> = z.infer<(typeof EVENTS)[N]>;
