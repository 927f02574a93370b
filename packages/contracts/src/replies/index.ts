import { TRACKS } from '@brug/domain/tracks';
import { z } from 'zod';
import { fileRef } from '../files/index.js';
import { optional } from '../http/changes.js';
import { endpoint } from '../http/endpoint.js';
import { cursor, id, idParams, instant, page, pageLimit, version } from '../http/primitives.js';
import { createLead } from '../leads/leads.js';
import { contactRef, createContact } from '../organisations/contacts.js';
import { organisationRef } from '../organisations/organisations.js';

/** Base64 of the largest mail that is taken as JSON; larger ones come as `message/rfc822`. */
const LONGEST_BASE64 = 1_000_000;

const sender = z.object({
  /** As the mail says; may be empty. */
  name: z.string(),
  address: z.string(),
});

/** An answer that came in, on the list of those to deal with. */
export const reply = z
  .object({
    id,
    version,
    at: instant,
    from: sender,
    /** The contact with that address, where there is one. */
    contact: contactRef.nullable(),
    subject: z.string(),
    /** The first line of what they wrote. */
    firstLine: z.string(),
    activityId: id,
    lead: z.object({
      id,
      number: z.string(),
      title: z.string(),
      track: z.enum(TRACKS),
      organisation: organisationRef,
    }),
    handledAt: instant.nullable(),
  })
  .meta({ id: 'Reply' });
export type Reply = z.infer<typeof reply>;

/** `automatic`: written by no person. `report`: about a delivery of ours that nobody claimed. */
export const MAIL_ORIGINS = ['person', 'automatic', 'report'] as const;

/** A mail for which nobody knows yet where it belongs, or which is not for us. */
export const inboundMail = z
  .object({
    id,
    version,
    state: z.enum(['waiting', 'set-aside']),
    origin: z.enum(MAIL_ORIGINS),
    at: instant,
    from: sender,
    /** Contacts with that address. */
    contacts: z.array(contactRef),
    subject: z.string(),
    firstLine: z.string(),
    attachments: z.int(),
    /** Too large to be taken whole: the rest is in the mailbox. */
    incomplete: z.boolean(),
  })
  .meta({ id: 'InboundMail' });
export type InboundMail = z.infer<typeof inboundMail>;

export const inboundMailDetail = inboundMail
  .omit({ attachments: true })
  .extend({
    text: z.string(),
    attachments: z.array(fileRef),
    /** The address is that of one of our own people. */
    fromColleague: z.boolean(),
    /** How many more from this address wait; counted to 50. */
    others: z.int(),
  })
  .meta({ id: 'InboundMailDetail' });
export type InboundMailDetail = z.infer<typeof inboundMailDetail>;

/** Who wrote a mail, as a contact: a name in either script at least. The address is the mail's. */
export const keptSender = createContact
  .pick({ familyName: true, givenName: true, chineseFamilyName: true, chineseGivenName: true, language: true })
  .meta({ id: 'KeptSender' });
export type KeptSender = z.input<typeof keptSender>;

export const linkInboundMail = z
  .object({
    version,
    leadId: id,
    /**
     * Makes a contact of the lead's organisation of a sender whom nobody knew, on the basis that they wrote to us. Only of a mail that a
     * person wrote.
     */
    keepSender: optional(keptSender),
    /** The other mails from this address that wait go with it, oldest first, at most 50. */
    withOthers: z.boolean().default(false),
  })
  .meta({ id: 'LinkInboundMail' });
export type LinkInboundMail = z.input<typeof linkInboundMail>;

export const beginLeadFromMail = z
  .object({
    version,
    /** Received when the mail was, unless told. */
    lead: createLead,
    /** As with a lead that is there; who is kept is its first contact, and no other is given then. */
    keepSender: optional(keptSender),
    withOthers: z.boolean().default(false),
  })
  .meta({ id: 'BeginLeadFromMail' });
export type BeginLeadFromMail = z.input<typeof beginLeadFromMail>;

const inboundMailLinked = z
  .object({
    leadId: id,
    activityId: id,
    /** Who wrote it, where that is known now. */
    contactId: id.nullable(),
    /** How many more went with it. */
    others: z.int(),
  })
  .meta({ id: 'InboundMailLinked' });

const versioned = z.object({ version });

export const replyEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/replies',
    summary: 'Answers on my leads that nobody has dealt with, newest first',
    access: 'follow-up.read',
    query: z.object({ cursor, limit: pageLimit }).meta({ id: 'RepliesQuery' }),
    response: page(reply).extend({ total: z.int() }),
    errors: ['cursor.invalid'],
  }),
  handle: endpoint({
    method: 'POST',
    path: '/replies/:id/handle',
    summary: 'Mark an answer as dealt with',
    access: 'follow-up.complete',
    params: idParams,
    body: versioned.meta({ id: 'HandleReply' }),
    response: reply,
    status: 200,
    errors: ['version.conflict'],
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/replies/:id/reopen',
    summary: 'Take back that an answer was dealt with',
    access: 'follow-up.complete',
    params: idParams,
    body: versioned.meta({ id: 'ReopenReply' }),
    response: reply,
    status: 200,
    errors: ['version.conflict'],
  }),
} as const;

export const inboundMailEndpoints = {
  /**
   * For mail servers and providers. As JSON (up to 1 MB); `POST /inbound-mail/raw` takes a mail as it is, with the type `message/rfc822`
   * (up to 25 MB). The header `Brug-Signature: t=<seconds since 1970>,v1=<hex>` signs it: HMAC-SHA-256, keyed with `INBOUND_MAIL_SECRET`, over the
   * seconds, a full stop and the bytes of the mail. A signature is valid for five minutes. The same mail may be sent again: it is taken
   * once.
   */
  take: endpoint({
    method: 'POST',
    path: '/inbound-mail',
    summary: 'Hand over a mail that came in, signed with the secret of the installation',
    access: 'public',
    body: z
      .object({ message: z.base64().min(1).max(LONGEST_BASE64).meta({ description: 'RFC 5322 message, base64' }) })
      .meta({ id: 'TakeInboundMail' }),
    response: z
      .object({ outcome: z.enum(['reply', 'automatic', 'report', 'waiting', 'set-aside', 'duplicate']) })
      .meta({ id: 'InboundMailTaken' }),
    status: 200,
  }),
  list: endpoint({
    method: 'GET',
    path: '/inbound-mails',
    summary: 'Mails that wait for somebody to say where they belong, or that were set aside, newest first',
    access: 'mail.triage',
    query: z
      .object({ state: z.enum(['waiting', 'set-aside']).default('waiting'), cursor, limit: pageLimit })
      .meta({ id: 'InboundMailsQuery' }),
    /** `total` counts to 1,000 and no further. */
    response: page(inboundMail).extend({ total: z.int() }),
    errors: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/inbound-mails/:id',
    summary: 'One of these mails with its text and its attachments',
    access: 'mail.triage',
    params: idParams,
    response: inboundMailDetail,
  }),
  link: endpoint({
    method: 'POST',
    path: '/inbound-mails/:id/link',
    summary: 'Say to which lead a mail belongs: it becomes an activity there, exactly as one that was recognised',
    access: 'mail.triage',
    params: idParams,
    body: linkInboundMail,
    response: inboundMailLinked,
    status: 200,
    errors: ['version.conflict', 'reference.unknown', 'contact.address-taken'],
  }),
  setAside: endpoint({
    method: 'POST',
    path: '/inbound-mails/:id/set-aside',
    summary: 'Say that a mail is not for us',
    access: 'mail.triage',
    params: idParams,
    body: versioned.meta({ id: 'SetInboundMailAside' }),
    response: inboundMail,
    status: 200,
    errors: ['version.conflict'],
  }),
  restore: endpoint({
    method: 'POST',
    path: '/inbound-mails/:id/restore',
    summary: 'Put a mail that was set aside back on the list of those that wait',
    access: 'mail.triage',
    params: idParams,
    body: versioned.meta({ id: 'RestoreInboundMail' }),
    response: inboundMail,
    status: 200,
    errors: ['version.conflict'],
  }),
  beginLead: endpoint({
    method: 'POST',
    path: '/inbound-mails/:id/lead',
    summary: 'Begin a lead with a mail: the lead is added and the mail put on it, or neither',
    access: 'mail.triage',
    params: idParams,
    body: beginLeadFromMail,
    response: inboundMailLinked.extend({ number: z.string() }).meta({ id: 'LeadBegunFromMail' }),
    status: 201,
    errors: ['version.conflict', 'reference.unknown', 'contact.address-taken', 'lead.gate-refused'],
  }),
} as const;
