import { z } from 'zod';
import { STEP_RECIPIENTS } from '@brug/domain/sequences';
import { LARGEST_ATTACHMENTS, MOST_ATTACHMENTS, TEMPLATE_VARIABLES } from '@brug/domain/templates';
import { TRACKS } from '@brug/domain/tracks';
import { fileRef } from '../files/index.js';
import { endpoint } from '../http/endpoint.js';
import {
  cursor,
  id,
  instant,
  language,
  line,
  localisedText,
  page,
  pageLimit,
  text,
  version,
} from '../http/primitives.js';
import { personRef } from '../identity/index.js';

const templateKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,79}$/, 'lower-case letters, digits and hyphens, at most 80')
  .meta({ description: 'Key of a message template' });

const names = z.object({ nl: line(120), en: line(120), zh: line(120) });
/** Longer than any rendered subject, since variables and conditions take room. */
const subjects = z.object({ nl: line(400), en: line(400), zh: line(400) });
const templateBody = text(20_000).min(1, 'a text');
const bodies = z.object({ nl: templateBody, en: templateBody, zh: templateBody });

/** Of so many bytes, with their padding. */
const LONGEST_BASE64 = Math.ceil(LARGEST_ATTACHMENTS / 3) * 4;

const attachmentIds = z
  .array(id)
  .max(MOST_ATTACHMENTS)
  .meta({ description: `Files of the template or uploaded by oneself, at most ${LARGEST_ATTACHMENTS} bytes in all` });

/** What keeps a text from being sent, as a screen tells it. */
export const templateProblem = z
  .object({ kind: z.enum(['unknown', 'missing', 'malformed']), name: z.string() })
  .meta({ id: 'TemplateProblem' });
export type TemplateProblemDto = z.infer<typeof templateProblem>;

export const templateSummary = z
  .object({
    key: z.string(),
    version,
    /** Number of the current text. */
    number: z.int(),
    names: localisedText,
    subjects: localisedText,
    /** Used by so many sequences and rules that are in force. */
    usedBy: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'TemplateSummary' });
export type TemplateSummary = z.infer<typeof templateSummary>;

export const messageTemplate = templateSummary
  .extend({
    bodies: localisedText,
    /** Files that go with each message, in this order. */
    attachments: z.array(fileRef),
    variables: z.array(z.string()),
    sequences: z.array(z.object({ id, names: localisedText, number: z.int(), templateNumber: z.int() })),
    /** For which leads and whom of them it is used, by sequences and rules that are in force. */
    uses: z.array(z.object({ track: z.enum(TRACKS).nullable(), recipient: z.enum(STEP_RECIPIENTS) })),
    history: z.array(z.object({ number: z.int(), at: instant, author: personRef.nullable() })),
    may: z.object({ update: z.boolean() }),
  })
  .meta({ id: 'MessageTemplate' });
export type MessageTemplateDto = z.infer<typeof messageTemplate>;

const content = { names, subjects, bodies };

export const createTemplate = z
  .object({ key: templateKey, ...content, attachmentIds: attachmentIds.default([]) })
  .meta({ id: 'CreateTemplate' });
export type CreateTemplate = z.input<typeof createTemplate>;

export const changeTemplate = z
  .object({
    version,
    ...content,
    /** Left out: those of the version before. */
    attachmentIds: attachmentIds.optional(),
    /** New runs of the sequences that use it send the new text; runs under way keep theirs either way. */
    updateSequences: z.boolean().default(true),
  })
  .meta({ id: 'ChangeTemplate' });

const draft = {
  subject: z.string().max(400),
  body: z.string().max(20_000),
  language,
  /** Whose values are filled in; null: believable ones. */
  leadId: id.nullable().default(null),
  recipient: z.enum(STEP_RECIPIENTS).default('principal'),
  /** Without a lead, of which track the believable one is; null: of the one whose reader is written to in the language. */
  track: z.enum(TRACKS).nullable().default(null),
};

export const renderedTemplate = z
  .object({
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    /** Empty when it can be sent. */
    problems: z.array(templateProblem),
    /** What each variable it names stands for; null where there is no value. */
    values: z.array(z.object({ name: z.enum(TEMPLATE_VARIABLES), value: z.string().nullable() })),
  })
  .meta({ id: 'RenderedTemplate' });
export type RenderedTemplate = z.infer<typeof renderedTemplate>;

const keyParams = z.object({ key: templateKey });

export const templateEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/templates',
    summary: 'Message templates by key',
    access: 'sequence.read',
    query: z.object({ cursor, limit: pageLimit }).meta({ id: 'TemplatesQuery' }),
    response: page(templateSummary),
    errors: ['cursor.invalid'],
  }),
  read: endpoint({
    method: 'GET',
    path: '/templates/:key',
    summary: 'One template with its texts and where it is used',
    access: 'sequence.read',
    params: keyParams,
    response: messageTemplate,
  }),
  create: endpoint({
    method: 'POST',
    path: '/templates',
    summary: 'Add a template; refused when a text names a variable there is none of or has stray braces',
    access: 'sequence.update',
    body: createTemplate,
    response: messageTemplate,
    status: 201,
    errors: ['template.key-taken', 'template.faulty'],
  }),
  change: endpoint({
    method: 'POST',
    path: '/templates/:key/versions',
    summary: 'Give a template new texts as its next version',
    access: 'sequence.update',
    params: keyParams,
    body: changeTemplate,
    response: messageTemplate,
    status: 200,
    errors: ['version.conflict', 'template.faulty'],
  }),
  uploadFile: endpoint({
    method: 'POST',
    path: '/template-files',
    summary:
      'Upload a file for the messages of a template; until a template sends it, only who uploaded it may see and use it',
    access: 'sequence.update',
    body: z
      .object({
        name: line(200),
        contentType: z
          .string()
          .max(200)
          .regex(/^[\w.+-]+\/[\w.+-]+$/, 'a media type, e.g. application/pdf'),
        contentBase64: z.base64().min(1).max(LONGEST_BASE64),
      })
      .meta({ id: 'UploadTemplateFile' }),
    largestBody: LONGEST_BASE64 + 10_000,
    response: fileRef,
    status: 201,
    errors: ['template.faulty'],
  }),
  preview: endpoint({
    method: 'POST',
    path: '/template-previews',
    summary: 'Fill a draft in for a lead: what would be sent, and what keeps it from being sent',
    access: 'sequence.read',
    body: z.object(draft).meta({ id: 'PreviewTemplate' }),
    response: renderedTemplate,
    status: 200,
    errors: ['reference.unknown'],
  }),
  testMail: endpoint({
    method: 'POST',
    path: '/template-test-mails',
    summary: 'Send a draft, filled in for a lead, to the address of who asks; marked as a test',
    access: 'sequence.read',
    body: z.object({ ...draft, attachmentIds: attachmentIds.default([]) }).meta({ id: 'SendTestMail' }),
    response: z.object({ to: z.string(), accepted: z.boolean(), response: z.string() }).meta({ id: 'SentTestMail' }),
    status: 200,
    errors: ['reference.unknown', 'template.faulty', 'rate.limited'],
  }),
} as const;
