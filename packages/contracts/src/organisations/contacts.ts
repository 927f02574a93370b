import { z } from 'zod';
import { changesOf, optional } from '../http/changes.js';
import { endpoint } from '../http/endpoint.js';
import {
  cursor,
  day,
  givenDay,
  id,
  idParams,
  instant,
  language,
  line,
  page,
  pageLimit,
  text,
  version,
} from '../http/primitives.js';
import { organisationRef } from './organisations.js';

/** Why we may keep and use somebody's data (GDPR article 6; PIPL article 13). */
export const LAWFUL_BASES = ['consent', 'contract', 'legitimate-interest', 'public-task', 'request'] as const;
/** How somebody who opted out did so: by the link in a mail, by a complaint to their mail provider, or a colleague wrote it down. */
export const OPT_OUT_REASONS = ['unsubscribed', 'complaint', 'by-hand'] as const;
export const DECISION_ROLES = ['decides', 'influences', 'executes', 'unknown'] as const;

const contactFields = {
  familyName: optional(line(100)),
  givenName: optional(line(100)),
  /** In Chinese characters. */
  chineseFamilyName: optional(line(20)),
  chineseGivenName: optional(line(40)),
  jobTitle: optional(line(150)),
  decisionRole: z.enum(DECISION_ROLES).default('unknown'),
  email: optional(line(254)),
  phone: optional(line(40)),
  weChatId: optional(line(60)),
  language,
  timeZone: z.string().max(60).default('Europe/Brussels'),
  /** How a letter begins, without the final punctuation: `Geachte mevrouw Dewulf`, `尊敬的沈总`. Made from the name when empty. */
  salutation: optional(line(120)),
  lawfulBasis: optional(z.enum(LAWFUL_BASES)),
  /** The day on which the person was told, or agreed. */
  lawfulBasisOn: optional(givenDay),
  /** Says 'no mail, please'; nothing is sent from then on. */
  optedOut: z.boolean().default(false),
  notes: optional(text(2_000)),
};

export const createContact = z.object({ organisationId: id, ...contactFields }).meta({ id: 'CreateContact' });
export type CreateContact = z.input<typeof createContact>;

export const updateContact = changesOf(contactFields).meta({ id: 'UpdateContact' });
export type UpdateContact = z.input<typeof updateContact>;

/** A contact as it stands beside something else. */
export const contactRef = z
  .object({
    id,
    /** In Latin letters, given name first; of a Chinese name its reading, family name first. */
    name: z.string(),
    /** Family name first, as Chinese is written. */
    chineseName: z.string().nullable(),
    jobTitle: z.string().nullable(),
    language,
    timeZone: z.string(),
  })
  .meta({ id: 'ContactRef' });
export type ContactRef = z.infer<typeof contactRef>;

export const contactRow = contactRef
  .extend({
    organisation: organisationRef,
    email: z.string().nullable(),
    lawfulBasis: z.enum(LAWFUL_BASES).nullable(),
    lawfulBasisOn: day.nullable(),
    optedOut: z.boolean(),
    updatedAt: instant,
  })
  .meta({ id: 'ContactRow' });
export type ContactRow = z.infer<typeof contactRow>;

export const contact = contactRow
  .extend({
    version,
    familyName: z.string().nullable(),
    givenName: z.string().nullable(),
    chineseFamilyName: z.string().nullable(),
    chineseGivenName: z.string().nullable(),
    decisionRole: z.enum(DECISION_ROLES),
    phone: z.string().nullable(),
    weChatId: z.string().nullable(),
    salutation: z.string().nullable(),
    optOutReason: z.enum(OPT_OUT_REASONS).nullable(),
    /** Since when mail to the address comes back; nothing is sent to it until the address is changed. */
    emailBouncedAt: instant.nullable(),
    notes: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof contact>;

export const listContactsQuery = z
  .object({
    q: line(200).optional(),
    organisationId: id.optional(),
    language: language.optional(),
    sort: z.enum(['name', '-updated']).default('name'),
    cursor,
    limit: pageLimit,
  })
  .meta({ id: 'ListContactsQuery' });

export const contactEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/contacts',
    summary: 'Contacts, found by name in either script, mail address or organisation',
    access: 'contact.read',
    query: listContactsQuery,
    response: page(contactRow),
    errors: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/contacts/:id',
    summary: 'One contact',
    access: 'contact.read',
    params: idParams,
    response: contact,
  }),
  create: endpoint({
    method: 'POST',
    path: '/contacts',
    summary: 'Add a contact to an organisation',
    access: 'contact.create',
    body: createContact,
    response: contact,
    status: 201,
    errors: ['reference.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/contacts/:id',
    summary: 'Change a contact',
    access: 'contact.update',
    params: idParams,
    body: updateContact,
    response: contact,
    errors: ['version.conflict'],
  }),
} as const;
