import {
  ENROLMENT_STATES,
  MAX_DELAY,
  MAX_ENROLLED_AT_ONCE,
  MAX_STEPS,
  MEETING_KINDS,
  SEQUENCE_TRIGGERS,
  STEP_FACTS,
  STEP_RECIPIENTS,
  STOP_CONDITIONS,
} from '@brug/domain/sequences';
import { FOLLOW_UP_STATES, TASK_KINDS } from '@brug/domain/follow-ups';
import { TEMPLATE_VARIABLES } from '@brug/domain/templates';
import { TRACKS } from '@brug/domain/tracks';
import { z } from 'zod';
import { optional } from '../http/changes.js';
import { fileRef } from '../files/index.js';
import { endpoint } from '../http/endpoint.js';
import {
  cursor,
  givenInstant,
  id,
  idParams,
  instant,
  language,
  line,
  localisedText,
  page,
  pageLimit,
  text,
  version,
} from '../http/primitives.js';
import { followUp } from '../follow-ups/index.js';
import { personRef } from '../identity/index.js';
import { contactRef } from '../organisations/contacts.js';
import { organisationRef } from '../organisations/organisations.js';
import { templateProblem } from './templates.js';

const localisedLine = (max: number) => z.object({ nl: line(max), en: line(max), zh: line(max) });
const localisedNote = z.object({ nl: text(1000), en: text(1000), zh: text(1000) });

const stepTiming = {
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower-case letters, digits and hyphens, at most 60'),
  delayWorkingDays: z.int().min(0).max(MAX_DELAY),
  calendar: z.enum(['BE', 'CN', 'both', 'recipient']),
  recipient: z.enum(STEP_RECIPIENTS),
  condition: z.object({ fact: z.enum(STEP_FACTS), is: z.boolean() }).nullable(),
  names: localisedLine(120),
};

const messageStep = z.object({
  ...stepTiming,
  kind: z.literal('message'),
  templateKey: z.string().min(1).max(80),
  templateNumber: z.int().min(1).max(100_000),
});
const taskStep = z.object({
  ...stepTiming,
  kind: z.literal('task'),
  taskKind: z.enum(TASK_KINDS),
  titles: localisedLine(300),
  hints: localisedNote.nullable(),
  copyText: text(2000).nullable(),
});

/** One step of a sequence: a message from a template, or a task for the lead's owner. */
export const sequenceStep = z.discriminatedUnion('kind', [messageStep, taskStep]).meta({ id: 'SequenceStep' });

const trigger = z.object({
  type: z.enum(SEQUENCE_TRIGGERS),
  sources: optional(z.array(line(40)).min(1).max(30)),
  stageKey: optional(line(60)),
  meetingKind: optional(z.enum(MEETING_KINDS)),
  silentDays: optional(z.int().min(1).max(MAX_DELAY)),
});

/** What a run of a sequence does: its trigger, what ends it, its steps. */
export const sequenceDefinition = z
  .object({
    track: z.enum(TRACKS).nullable(),
    languages: z.array(language).min(1).nullable(),
    trigger,
    stopConditions: z.array(z.enum(STOP_CONDITIONS)).min(1).max(STOP_CONDITIONS.length),
    steps: z.array(sequenceStep).max(MAX_STEPS),
  })
  .meta({ id: 'SequenceDefinition' });
export type SequenceDefinitionDto = z.output<typeof sequenceDefinition>;

const runCounts = z.object({
  running: z.int(),
  paused: z.int(),
  /** Of those that are paused: how many were with all of the sequence, and go on with all of it. */
  pausedTogether: z.int(),
  finished: z.int(),
  stopped: z.int(),
  replied: z.int(),
});

export const sequenceSummary = z
  .object({
    id,
    version,
    names: localisedText,
    /** Begins runs by itself on its trigger. */
    active: z.boolean(),
    /** Number of the version that new runs take. */
    number: z.int(),
    track: z.enum(TRACKS).nullable(),
    trigger: z.enum(SEQUENCE_TRIGGERS),
    stepCount: z.int(),
    runs: runCounts,
    updatedAt: instant,
  })
  .meta({ id: 'SequenceSummary' });
export type SequenceSummary = z.infer<typeof sequenceSummary>;

export const sequence = sequenceSummary
  .extend({
    definition: sequenceDefinition,
    /** Texts of the message steps, by template and version. */
    templates: z.array(
      z.object({
        key: z.string(),
        number: z.int(),
        /** The newest version of the template. */
        latest: z.int(),
        names: localisedText,
        subjects: localisedText,
        bodies: localisedText,
        attachments: z.array(fileRef),
      }),
    ),
    history: z.array(z.object({ number: z.int(), at: instant, author: personRef.nullable(), runs: z.int() })),
    /** Of the runs that ever reached a step, how many had a reply before it; by step key. */
    reached: z.array(z.object({ stepKey: z.string(), reached: z.int(), sent: z.int(), skipped: z.int() })),
    may: z.object({ update: z.boolean(), enrol: z.boolean() }),
  })
  .meta({ id: 'Sequence' });
export type Sequence = z.infer<typeof sequence>;

export const createSequence = z
  .object({ names: localisedLine(120), definition: sequenceDefinition })
  .meta({ id: 'CreateSequence' });
export type CreateSequence = z.input<typeof createSequence>;

/** Why somebody cannot be taken in, or what is missing. */
const refusal = z.enum([
  'already-running',
  'wrong-track',
  'lead-closed',
  'no-contact',
  'no-address',
  'no-lawful-basis',
  'opted-out',
  'wrong-language',
  'no-counterpart',
  'counterpart-not-writable',
  'not-allowed',
]);
export type EnrolmentRefusalDto = z.infer<typeof refusal>;

/** Values only a person can give, for variables no record holds. */
const givenValues = z.partialRecord(z.enum(TEMPLATE_VARIABLES), text(2000));

const enrolmentRequest = z.object({
  leadIds: z.array(id).min(1).max(MAX_ENROLLED_AT_ONCE),
  /** The delays count from here; now unless told. */
  triggerAt: givenInstant.optional(),
  values: givenValues.default({}),
});

const leadLine = z.object({
  id,
  number: z.string(),
  title: z.string(),
  track: z.enum(TRACKS),
  organisation: organisationRef,
});

/** When a step would fall, and what it would say. */
const plannedStep = z.object({
  stepKey: z.string(),
  kind: z.enum(['message', 'task']),
  dueAt: instant,
  /** On the wall clock of whom it is about and of the lead's owner, `YYYY-MM-DDTHH:MM`. */
  local: z.object({ recipient: z.string(), owner: z.string() }),
  calendar: z.enum(['BE', 'CN', 'both']),
  workingDays: z.int(),
  provisional: z.boolean(),
  title: z.string(),
  problems: z.array(templateProblem),
});

export const enrolmentPreview = z
  .object({
    lead: leadLine,
    contact: contactRef.nullable(),
    refusals: z.array(refusal),
    /** Values that have to be given before it can begin. */
    missing: z.array(z.enum(TEMPLATE_VARIABLES)),
    steps: z.array(plannedStep),
  })
  .meta({ id: 'EnrolmentPreview' });
export type EnrolmentPreview = z.infer<typeof enrolmentPreview>;

export const enrolment = z
  .object({
    id,
    version,
    state: z.enum(ENROLMENT_STATES),
    sequence: z.object({ id, names: localisedText, number: z.int() }),
    lead: leadLine,
    contact: contactRef.nullable(),
    triggerAt: instant,
    startedAt: instant,
    /** Null: its trigger began it. */
    startedBy: personRef.nullable(),
    pausedAt: instant.nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
    repliedAt: instant.nullable(),
    /** What it waits for; somebody gives it when it goes on. */
    missing: z.array(z.enum(TEMPLATE_VARIABLES)),
    steps: z.array(
      z.object({
        stepKey: z.string(),
        followUpId: id,
        /** Of the follow-up: what leaving it out is decided on. */
        version,
        kind: z.enum(['message', 'task']),
        title: z.string(),
        state: z.enum(FOLLOW_UP_STATES),
        dueAt: instant,
        endReason: z.string().nullable(),
        provisional: z.boolean(),
      }),
    ),
    may: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Enrolment' });
export type Enrolment = z.infer<typeof enrolment>;

const enrolmentResult = z.object({
  leadId: id,
  /** Null when it was refused. */
  enrolmentId: id.nullable(),
  refusals: z.array(refusal),
  missing: z.array(z.enum(TEMPLATE_VARIABLES)),
});

/** What changing one batch of the runs of a sequence came to. */
export const runsChanged = z
  .object({
    changed: z.int(),
    /** Those that stay paused because their texts miss a value: each has to be resumed by hand. */
    waiting: z.int(),
    /** Whether there may be others: ask again. */
    more: z.boolean(),
  })
  .meta({ id: 'RunsChanged' });
export type RunsChanged = z.infer<typeof runsChanged>;

const versioned = z.object({ version });

export const sequenceEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/sequences',
    summary: 'Sequences in the order in which they were made',
    access: 'sequence.read',
    query: z.object({ cursor, limit: pageLimit }).meta({ id: 'SequencesQuery' }),
    response: page(sequenceSummary),
    errors: ['cursor.invalid'],
  }),
  read: endpoint({
    method: 'GET',
    path: '/sequences/:id',
    summary: 'One sequence: the version new runs take, its texts and its history',
    access: 'sequence.read',
    params: idParams,
    query: z.object({ number: z.coerce.number().int().min(1).max(100_000).optional() }).meta({ id: 'SequenceQuery' }),
    response: sequence,
  }),
  create: endpoint({
    method: 'POST',
    path: '/sequences',
    summary: 'Add a sequence; it begins no run by itself until it is switched on',
    access: 'sequence.update',
    body: createSequence,
    response: sequence,
    status: 201,
    errors: ['sequence.faulty', 'reference.unknown'],
  }),
  change: endpoint({
    method: 'POST',
    path: '/sequences/:id/versions',
    summary: 'Make the next version of a sequence: new runs take it, runs under way keep theirs',
    access: 'sequence.update',
    params: idParams,
    body: createSequence.extend({ version }).meta({ id: 'ChangeSequence' }),
    response: sequence,
    status: 200,
    errors: ['version.conflict', 'sequence.faulty', 'reference.unknown'],
  }),
  activate: endpoint({
    method: 'POST',
    path: '/sequences/:id/activate',
    summary: 'Let the trigger of a sequence begin runs, or not any more; runs under way go on',
    access: 'sequence.update',
    params: idParams,
    body: versioned.extend({ active: z.boolean() }).meta({ id: 'ActivateSequence' }),
    response: sequence,
    status: 200,
    errors: ['version.conflict'],
  }),
  enrolments: endpoint({
    method: 'GET',
    path: '/sequences/:id/enrolments',
    summary: 'Runs of a sequence, newest first',
    access: 'sequence.read',
    params: idParams,
    query: z
      .object({ state: z.enum(ENROLMENT_STATES).optional(), cursor, limit: pageLimit })
      .meta({ id: 'SequenceEnrolmentsQuery' }),
    response: page(enrolment),
    errors: ['cursor.invalid'],
  }),
  previewEnrolment: endpoint({
    method: 'POST',
    path: '/sequences/:id/enrolment-previews',
    summary: 'Every date of the runs that would begin for these leads, and what speaks against them',
    access: 'sequence.read',
    params: idParams,
    body: enrolmentRequest.extend({ leadIds: z.array(id).min(1).max(50) }).meta({ id: 'PreviewEnrolment' }),
    response: z.object({ items: z.array(enrolmentPreview) }),
    status: 200,
  }),
  enrol: endpoint({
    method: 'POST',
    path: '/sequences/:id/enrolments',
    summary: 'Begin a run for each of these leads; those that cannot begin are named and change nothing for the others',
    access: 'follow-up.create',
    params: idParams,
    body: enrolmentRequest.meta({ id: 'Enrol' }),
    response: z.object({ items: z.array(enrolmentResult) }).meta({ id: 'Enrolled' }),
    status: 200,
  }),
  ofLead: endpoint({
    method: 'GET',
    path: '/leads/:id/enrolments',
    summary: 'Runs of a lead, newest first',
    access: 'follow-up.read',
    params: idParams,
    query: z.object({ cursor, limit: pageLimit }).meta({ id: 'LeadEnrolmentsQuery' }),
    response: page(enrolment),
    errors: ['cursor.invalid'],
  }),
  pause: endpoint({
    method: 'POST',
    path: '/enrolments/:id/pause',
    summary: 'Let a run hold still: nothing of it is sent or falls due',
    access: 'follow-up.create',
    params: idParams,
    body: versioned.meta({ id: 'PauseEnrolment' }),
    response: enrolment,
    status: 200,
    errors: ['version.conflict', 'enrolment.not-running'],
  }),
  resume: endpoint({
    method: 'POST',
    path: '/enrolments/:id/resume',
    summary: 'Let a run go on: what is left moves on by the working days it held still',
    access: 'follow-up.create',
    params: idParams,
    body: versioned.extend({ values: givenValues.default({}) }).meta({ id: 'ResumeEnrolment' }),
    response: enrolment,
    status: 200,
    errors: ['version.conflict', 'enrolment.not-running', 'template.faulty'],
  }),
  stop: endpoint({
    method: 'POST',
    path: '/enrolments/:id/stop',
    summary: 'End a run: what has not left is called off',
    access: 'follow-up.create',
    params: idParams,
    body: versioned.meta({ id: 'StopEnrolment' }),
    response: enrolment,
    status: 200,
    errors: ['version.conflict', 'enrolment.not-running'],
  }),
  pauseRuns: endpoint({
    method: 'POST',
    path: '/sequences/:id/pause-runs',
    summary: 'Let the runs of a sequence that are under way hold still, the next batch of them; each as it is',
    access: 'sequence.update',
    params: idParams,
    response: runsChanged,
    status: 200,
  }),
  resumeRuns: endpoint({
    method: 'POST',
    path: '/sequences/:id/resume-runs',
    summary: 'Let the runs that were paused with all of their sequence go on, the next batch of them; each as it is',
    access: 'sequence.update',
    params: idParams,
    response: runsChanged,
    status: 200,
  }),
  skip: endpoint({
    method: 'POST',
    path: '/follow-ups/:id/skip',
    summary: 'Leave one step of a run out; the others keep their dates',
    access: 'follow-up.complete',
    params: idParams,
    body: versioned.meta({ id: 'SkipFollowUp' }),
    response: followUp,
    status: 200,
    errors: ['version.conflict', 'follow-up.not-open'],
  }),
} as const;
