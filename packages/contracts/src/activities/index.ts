import { LOST_REASONS } from '@brug/domain/tracks';
import { FOLLOW_UP_STATES, TASK_KINDS } from '@brug/domain/follow-ups';
import { z } from 'zod';
import { fileRef } from '../files/index.js';
import { optional } from '../http/changes.js';
import { endpoint } from '../http/endpoint.js';
import { cursor, givenInstant, id, idParams, instant, page, pageLimit, text } from '../http/primitives.js';
import { personRef } from '../identity/index.js';
import { contactRef } from '../organisations/contacts.js';

/** What people write down themselves. Mails in and out are recorded by the system. */
export const ACTIVITY_KINDS = ['note', 'call', 'meeting', 'wechat', 'site-visit', 'mail-in', 'mail-out'] as const;
export const CALL_OUTCOMES = ['reached', 'no-answer', 'left-message', 'wrong-number'] as const;

export const recordActivity = z
  .object({
    kind: z.enum(['note', 'call', 'meeting', 'wechat', 'site-visit']),
    /** Now unless told. */
    at: givenInstant.optional(),
    body: text(20_000).default(''),
    contactId: optional(id),
    /** Calls only. */
    outcome: optional(z.enum(CALL_OUTCOMES)),
    minutes: optional(z.int().min(0).max(1_440)),
    /** A task this activity does; it is marked done in the same transaction. */
    completesFollowUpId: optional(id),
  })
  .refine(({ kind, body }) => kind !== 'note' || body !== '', { path: ['body'], message: 'a note needs a text' })
  .meta({ id: 'RecordActivity' });
export type RecordActivity = z.input<typeof recordActivity>;

const entry = { id, at: instant };

/** One line of a lead's timeline: a union of activities, stage changes, follow-ups that ended and changes, read by (at, id). */
export const timelineEntry = z
  .discriminatedUnion('type', [
    z.object({
      ...entry,
      type: z.literal('activity'),
      kind: z.enum(ACTIVITY_KINDS),
      author: personRef.nullable(),
      contact: contactRef.nullable(),
      subject: z.string().nullable(),
      body: z.string(),
      outcome: z.enum(CALL_OUTCOMES).nullable(),
      minutes: z.int().nullable(),
      /** What a mail has beside its text; null for everything else. */
      mail: z
        .object({
          /** As the mail says, `Name <address>`: of somebody who need not be a contact. */
          sender: z.string(),
          /** Written by no person (RFC 3834): it counts as no answer. */
          automatic: z.boolean(),
          /** The body is without what the mail quotes; the whole is had by `fullText`. */
          shortened: z.boolean(),
          attachments: z.array(fileRef),
        })
        .nullable(),
    }),
    z.object({
      ...entry,
      type: z.literal('stage-change'),
      author: personRef.nullable(),
      fromStageId: id.nullable(),
      toStageId: id,
      direction: z.enum(['created', 'forward', 'back', 'signed', 'lost', 'dormant', 'reopened']),
      reason: z.string().nullable(),
      lostReason: z.enum(LOST_REASONS).nullable(),
      winningLocation: z.string().nullable(),
      /** Whole days spent in the stage that was left. */
      daysInStageLeft: z.int().nullable(),
    }),
    z.object({
      ...entry,
      type: z.literal('follow-up'),
      kind: z.enum(['message', 'task']),
      taskKind: z.enum(TASK_KINDS).nullable(),
      state: z.enum(FOLLOW_UP_STATES),
      title: z.string(),
      reason: z.string().nullable(),
      author: personRef.nullable(),
    }),
    z.object({
      ...entry,
      type: z.literal('change'),
      author: personRef.nullable(),
      /** Keys of the field registry. */
      fields: z.array(z.string()),
    }),
  ])
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const timelineQuery = z.object({ cursor, limit: pageLimit }).meta({ id: 'TimelineQuery' });

export const activityEndpoints = {
  timeline: endpoint({
    method: 'GET',
    path: '/leads/:id/timeline',
    summary: 'What happened on a lead, newest first',
    access: 'lead.read',
    params: idParams,
    query: timelineQuery,
    response: page(timelineEntry),
    errors: ['cursor.invalid'],
  }),
  fullText: endpoint({
    method: 'GET',
    path: '/leads/:id/activities/:activityId/text',
    summary: 'The whole text of an activity, with what a mail quotes',
    access: 'lead.read',
    params: z.object({ id, activityId: id }),
    response: z.object({ text: z.string() }).meta({ id: 'ActivityText' }),
  }),
  record: endpoint({
    method: 'POST',
    path: '/leads/:id/activities',
    summary: 'Write down a note, call, meeting, WeChat exchange or visit',
    access: 'activity.create',
    params: idParams,
    body: recordActivity,
    response: timelineEntry,
    status: 201,
    errors: ['reference.unknown', 'follow-up.not-open'],
  }),
} as const;
