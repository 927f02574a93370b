import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES, TASK_KINDS, WAITING_FOR } from '@brug/domain/follow-ups';
import { TRACKS } from '@brug/domain/tracks';
import { z } from 'zod';
import { optional } from '../http/changes.js';
import { endpoint } from '../http/endpoint.js';
import {
  cursor,
  givenInstant,
  id,
  idParams,
  instant,
  line,
  page,
  pageLimit,
  text,
  version,
} from '../http/primitives.js';
import { personRef } from '../identity/index.js';
import { contactRef } from '../organisations/contacts.js';
import { organisationRef } from '../organisations/organisations.js';
import { dueExplanation } from './explanation.js';

export * from './explanation.js';

export * from './task-preferences.js';

/** Why a follow-up is due when it is, as data: a screen makes the sentence. */
export const dueReason = z
  .object({
    timing: z.enum(['immediate', 'response-target', 'working-days', 'wake-up-day', 'by-hand', 'snoozed']),
    calendar: z.enum(['BE', 'CN', 'both']).nullable(),
    workingDays: z.int().nullable(),
    workingMinutes: z.int().nullable(),
    /** A day of an unpublished Chinese year was counted; the date is planned again when the calendar comes. */
    provisional: z.boolean(),
    /** In whose office hours it falls; absent in plans from before it was kept. */
    actingRegion: z.enum(['BE', 'CN']).optional(),
    /** With `snoozed`: from when the working days count. */
    countedFrom: instant.optional(),
  })
  .meta({ id: 'DueReason' });

/** What is known of a message's way, for the person who must decide whether it went. */
export const deliveryEvidence = z
  .object({
    attempts: z.int(),
    handedOverAt: instant.nullable(),
    /** The address it was handed over for. */
    recipient: z.string().nullable(),
    serverResponse: z.string().nullable(),
    messageId: z.string().nullable(),
    /** It came back: for good, or it is on its way for long. A server that reports on it has had it. */
    bounce: z
      .object({ at: instant, kind: z.enum(['hard', 'soft']), status: z.string().nullable(), text: z.string() })
      .nullable(),
    /** When the contact wrote on the lead since; null when they did not, or when nobody has to decide any more. */
    repliedAt: instant.nullable(),
  })
  .meta({ id: 'DeliveryEvidence' });

export const followUp = z
  .object({
    id,
    version,
    kind: z.enum(FOLLOW_UP_KINDS),
    taskKind: z.enum(TASK_KINDS).nullable(),
    state: z.enum(FOLLOW_UP_STATES),
    /** Whole working days late on the agency's calendar, 0 when on time. */
    workingDaysLate: z.int(),
    overdue: z.boolean(),
    title: z.string(),
    /** For a message its text; for a WeChat task the text to copy. */
    body: z.string().nullable(),
    dueAt: instant,
    dueReason,
    /** Why a message is due later than its reason says: a limit, its recipient's quiet hours, or the wait before another attempt. */
    putOff: z.enum(['limit', 'quiet-hours', 'retry']).nullable(),
    /** The time was agreed with the other side. */
    agreed: z.boolean(),
    owner: personRef,
    contact: contactRef.nullable(),
    lead: z
      .object({ id, number: z.string(), title: z.string(), track: z.enum(TRACKS), organisation: organisationRef })
      .nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
    evidence: deliveryEvidence.nullable(),
    may: z.object({ complete: z.boolean(), decide: z.boolean() }),
  })
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof followUp>;

/** A follow-up on its lead, with how its date came about. */
export const explainedFollowUp = followUp
  .extend({ explanation: dueExplanation, ownerTimeZone: z.string() })
  .meta({ id: 'ExplainedFollowUp' });
export type ExplainedFollowUp = z.infer<typeof explainedFollowUp>;

/** When a message leaves that a person told to go now: their word lifts neither a pause, nor the recipient's hours, nor a limit. */
export const leaving = z
  .object({
    /** Not before this; under a pause, when it could have left without. */
    at: instant,
    /** Null when it leaves at once. */
    waitsFor: z.enum(WAITING_FOR).nullable(),
    /** The side whose hours hold for the recipient. */
    region: z.enum(['BE', 'CN']),
  })
  .meta({ id: 'Leaving' });
export type Leaving = z.infer<typeof leaving>;

/** A message that was decided on; `leaving` is null when it is not to go. */
export const decidedFollowUp = followUp.extend({ leaving: leaving.nullable() }).meta({ id: 'DecidedFollowUp' });
export type DecidedFollowUp = z.infer<typeof decidedFollowUp>;

export const createTask = z
  .object({
    leadId: id,
    taskKind: z.enum(TASK_KINDS),
    title: line(200),
    body: optional(text(10_000)),
    dueAt: givenInstant,
    contactId: optional(id),
    /** The creator unless told. */
    ownerId: id.optional(),
    /** The time was agreed with the other side: sequences stop, and calendars show it as taken. */
    agreed: z.boolean().default(false),
  })
  .meta({ id: 'CreateTask' });
export type CreateTask = z.input<typeof createTask>;

export const today = z
  .object({
    now: instant,
    /** Messages whose way is not known: first of all, because nothing else decides them. */
    uncertain: z.array(followUp),
    overdue: z.array(followUp),
    dueToday: z.array(followUp),
    /** Messages that leave today. */
    goingOut: z.array(followUp),
    /** Due after today, the next few. */
    upcoming: z.array(followUp),
    /** Open leads of mine without a next step; the first 50. */
    withoutNextStep: z.array(
      z.object({
        id,
        number: z.string(),
        title: z.string(),
        track: z.enum(TRACKS),
        organisation: organisationRef,
        lastActivityAt: instant.nullable(),
      }),
    ),
    /** What each list holds in all, since a screen shows at most 100 rows of one. */
    counts: z.object({
      uncertain: z.int(),
      overdue: z.int(),
      dueToday: z.int(),
      goingOut: z.int(),
      upcoming: z.int(),
      withoutNextStep: z.int(),
    }),
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof today>;

const versioned = z.object({ version });

export const followUpEndpoints = {
  today: endpoint({
    method: 'GET',
    path: '/today',
    summary: 'What needs me now',
    access: 'follow-up.read',
    response: today,
  }),
  ofLead: endpoint({
    method: 'GET',
    path: '/leads/:id/follow-ups',
    summary: 'The follow-ups of a lead: open ones by due date, then ended ones',
    access: 'follow-up.read',
    params: idParams,
    query: z.object({ cursor, limit: pageLimit }).meta({ id: 'LeadFollowUpsQuery' }),
    response: page(explainedFollowUp),
    errors: ['cursor.invalid'],
  }),
  createTask: endpoint({
    method: 'POST',
    path: '/follow-ups/tasks',
    summary: 'Plan a task',
    access: 'follow-up.create',
    body: createTask,
    response: followUp,
    status: 201,
    errors: ['reference.unknown'],
  }),
  complete: endpoint({
    method: 'POST',
    path: '/follow-ups/:id/complete',
    summary: 'Mark a task as done',
    access: 'follow-up.complete',
    params: idParams,
    body: versioned.meta({ id: 'CompleteFollowUp' }),
    response: followUp,
    status: 200,
    errors: ['version.conflict', 'follow-up.not-open'],
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/follow-ups/:id/reopen',
    summary: 'Take back that a task was done',
    access: 'follow-up.complete',
    params: idParams,
    body: versioned.meta({ id: 'ReopenFollowUp' }),
    response: followUp,
    status: 200,
    errors: ['version.conflict', 'follow-up.not-open'],
  }),
  snooze: endpoint({
    method: 'POST',
    path: '/follow-ups/:id/snooze',
    summary: 'Put a task off by working days: of the calendar it was planned on, else of its owner',
    access: 'follow-up.complete',
    params: idParams,
    body: versioned.extend({ workingDays: z.int().min(1).max(60) }).meta({ id: 'SnoozeFollowUp' }),
    response: followUp,
    status: 200,
    errors: ['version.conflict', 'follow-up.not-open'],
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/follow-ups/:id/cancel',
    summary: 'Call off a task or a message that has not left',
    access: 'follow-up.complete',
    params: idParams,
    body: versioned.extend({ reason: line(300).optional() }).meta({ id: 'CancelFollowUp' }),
    response: followUp,
    status: 200,
    errors: ['version.conflict', 'follow-up.not-open'],
  }),
  decide: endpoint({
    method: 'POST',
    path: '/follow-ups/:id/decide',
    summary: 'Say of an uncertain message that it went, that it is to be sent now, or that it is not wanted any more',
    access: 'follow-up.decide',
    params: idParams,
    body: versioned.extend({ decision: z.enum(['went', 'send-now', 'drop']) }).meta({ id: 'DecideFollowUp' }),
    response: decidedFollowUp,
    status: 200,
    errors: ['version.conflict', 'follow-up.not-uncertain'],
  }),
} as const;
