import { ALARM_ENDINGS, PAUSE_LEVELS } from '@brug/domain/follow-ups';
import { z } from 'zod';
import { followUp } from '../follow-ups/index.js';
import { endpoint } from '../http/endpoint.js';
import {
  cursor,
  givenDay,
  id,
  idParams,
  instant,
  line,
  localisedText,
  page,
  pageLimit,
  version,
} from '../http/primitives.js';
import { personRef } from '../identity/index.js';

/** Messages by what is to become of them. All but `unsent` and `held` exclude each other. */
export const messageCounts = z
  .object({
    /** Not due yet. */
    planned: z.int(),
    /** Due, and waiting to be sent. */
    due: z.int(),
    /** A worker is at it. */
    sending: z.int(),
    /** Refused for now; tried again later. */
    failed: z.int(),
    /** Refused for good, or not to be sent as it is: waits for a person. */
    dead: z.int(),
    /** Its way is not known: waits for a person. */
    uncertain: z.int(),
    /** Due for more than a minute and not sent, without what a pause holds. */
    unsent: z.int(),
    /** Due and held by the pause. */
    held: z.int(),
    sentToday: z.int(),
    /** On this day of the agency and the six before it. */
    sentInSevenDays: z.int(),
  })
  .meta({ id: 'MessageCounts' });
export type MessageCounts = z.infer<typeof messageCounts>;

/** Whether sending is paused, what is held, why, by whom and since when. */
export const sendingPause = z
  .object({
    version,
    level: z.enum(PAUSE_LEVELS).nullable(),
    reason: z.string().nullable(),
    pausedBy: personRef.nullable(),
    pausedAt: instant.nullable(),
  })
  .meta({ id: 'SendingPause' });
export type SendingPause = z.infer<typeof sendingPause>;

export const followUpOverview = z
  .object({
    now: instant,
    total: messageCounts,
    /** How long the first of the unsent messages is due, in seconds; null when there is none. */
    oldestUnsentSeconds: z.int().nullable(),
    /** Those with messages, by name. */
    owners: z.array(messageCounts.extend({ owner: personRef })),
    /** Null: messages without a template. */
    templates: z.array(messageCounts.extend({ templateKey: z.string().nullable(), names: localisedText.nullable() })),
  })
  .meta({ id: 'FollowUpOverview' });
export type FollowUpOverview = z.infer<typeof followUpOverview>;

/** The figures that open their rows. */
export const MESSAGE_LISTS = [
  'planned',
  'due',
  'unsent',
  'held',
  'sending',
  'failed',
  'dead',
  'uncertain',
  'sent',
] as const;
export type MessageList = (typeof MESSAGE_LISTS)[number];

export const listMessagesQuery = z
  .object({
    list: z.enum(MESSAGE_LISTS),
    ownerId: id.optional(),
    templateKey: line(100).optional(),
    /** Days of the agency, both included: on which they were sent, else on which they are due. */
    from: givenDay.optional(),
    to: givenDay.optional(),
    cursor,
    limit: pageLimit,
  })
  .meta({ id: 'ListMessagesQuery' });
export type ListMessagesQuery = z.input<typeof listMessagesQuery>;

/** One time that too much waited for too long, from raising to clearing. */
export const alarm = z
  .object({
    id,
    version,
    kind: z.enum(['due-unsent']),
    raisedAt: instant,
    /** How many messages waited at most. */
    most: z.int(),
    /** Since when the first of them was due when it was raised. */
    oldestDueAt: instant,
    clearedAt: instant.nullable(),
    clearedBecause: z.enum(ALARM_ENDINGS).nullable(),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: personRef.nullable(),
    /** How often people were told of it. */
    tellings: z.int(),
    /** When the first mail of it was taken by the mail server; null when none was. */
    notifiedAt: instant.nullable(),
    mails: z.object({ sent: z.int(), waiting: z.int(), failed: z.int() }),
  })
  .meta({ id: 'Alarm' });
export type Alarm = z.infer<typeof alarm>;

/** What everybody who works here sees of sending: whether it is paused and, for those who run it, whether an alarm stands. */
export const sendingStatus = z
  .object({
    pause: sendingPause,
    /** Null for those without the right to read settings, or while none stands. */
    alarm: z.object({ id, version, unsent: z.int(), oldestSeconds: z.int(), acknowledged: z.boolean() }).nullable(),
  })
  .meta({ id: 'SendingStatus' });
export type SendingStatus = z.infer<typeof sendingStatus>;

const versioned = z.object({ version });

const limit = z.int().min(1).max(10_000_000).nullable();

/** How many messages leave at most, all workers together; null: as many as there are. */
export const sendingLimits = z
  .object({
    version,
    value: z.object({
      /** Per mail domain of the recipients in a minute, and at the same time. */
      domainPerMinute: limit,
      domainAtOnce: limit,
      /** Per sender's address in an hour, and in a day. */
      senderPerHour: limit,
      senderPerDay: limit,
    }),
  })
  .meta({ id: 'SendingLimits' });
export type SendingLimits = z.infer<typeof sendingLimits>;

/** Who is mailed when something is due and does not leave; nobody named: the active administrators. */
export const alarmRecipients = z.object({ version, value: z.array(id).max(50) }).meta({ id: 'AlarmRecipients' });
export type AlarmRecipients = z.infer<typeof alarmRecipients>;

export const overviewEndpoints = {
  limits: endpoint({
    method: 'GET',
    path: '/administration/sending-limits',
    summary: 'How many messages leave at most',
    access: 'settings.read',
    response: sendingLimits,
  }),
  changeLimits: endpoint({
    method: 'PUT',
    path: '/administration/sending-limits',
    summary: 'Change how many messages leave at most; what is put off already keeps its turn',
    access: 'settings.update',
    body: z.object({ version, value: sendingLimits.shape.value }).meta({ id: 'ChangeSendingLimits' }),
    response: sendingLimits,
    errors: ['version.conflict'],
  }),
  alarmRecipients: endpoint({
    method: 'GET',
    path: '/administration/alarm-recipients',
    summary: 'Who is mailed when something is due and does not leave',
    access: 'settings.read',
    response: alarmRecipients,
  }),
  changeAlarmRecipients: endpoint({
    method: 'PUT',
    path: '/administration/alarm-recipients',
    summary: 'Change who is mailed when something is due and does not leave',
    access: 'settings.update',
    body: z.object({ version, value: alarmRecipients.shape.value }).meta({ id: 'ChangeAlarmRecipients' }),
    response: alarmRecipients,
    errors: ['version.conflict', 'reference.unknown'],
  }),
  overview: endpoint({
    method: 'GET',
    path: '/administration/follow-ups',
    summary: 'How many messages are planned, due, sent, failed, dead and uncertain, by owner and by template',
    access: 'settings.read',
    response: followUpOverview,
  }),
  messages: endpoint({
    method: 'GET',
    path: '/administration/follow-ups/messages',
    summary: 'The messages behind a figure: sent ones from the newest, others by their due date',
    access: 'settings.read',
    query: listMessagesQuery,
    response: page(followUp),
    errors: ['cursor.invalid'],
  }),
  status: endpoint({
    method: 'GET',
    path: '/sending-status',
    summary: 'Whether automatic messages are paused, and whether an alarm stands',
    access: 'signed-in',
    response: sendingStatus,
  }),
  pause: endpoint({
    method: 'POST',
    path: '/administration/follow-ups/pause',
    summary: 'Hold automatic messages, all or all but acknowledgements, or change what is held',
    access: 'settings.update',
    body: versioned.extend({ level: z.enum(PAUSE_LEVELS), reason: line(300) }).meta({ id: 'PauseSending' }),
    response: sendingPause,
    status: 200,
    errors: ['version.conflict'],
  }),
  resume: endpoint({
    method: 'POST',
    path: '/administration/follow-ups/resume',
    summary: 'Let automatic messages go again, in the order in which they are due',
    access: 'settings.update',
    body: versioned.meta({ id: 'ResumeSending' }),
    response: sendingPause,
    status: 200,
    errors: ['version.conflict'],
  }),
  alarms: endpoint({
    method: 'GET',
    path: '/administration/alarms',
    summary: 'Alarms that stand and that are over, from the newest',
    access: 'settings.read',
    query: z.object({ cursor, limit: pageLimit }).meta({ id: 'ListAlarmsQuery' }),
    response: page(alarm),
    errors: ['cursor.invalid'],
  }),
  acknowledgeAlarm: endpoint({
    method: 'POST',
    path: '/administration/alarms/:id/acknowledge',
    summary: 'Take note of an alarm, so that nobody is told of it again',
    access: 'settings.update',
    params: idParams,
    body: versioned.meta({ id: 'AcknowledgeAlarm' }),
    response: alarm,
    status: 200,
    errors: ['version.conflict'],
  }),
} as const;
