import { INVESTMENT_ACTIVITIES, EXPORT_GOALS, TIMEFRAMES, TRACKS } from '@brug/domain/tracks';
import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { id, idParams, instant, language, line, localisedText, money, text } from '../http/primitives.js';
import { organisationRef, placeKey } from '../organisations/organisations.js';

export const submitInquiry = z
  .object({
    /** Made by the form when it opens; the same one sent twice makes one lead. */
    submissionId: id,
    track: z.enum(TRACKS),
    language,
    organisation: z.object({
      name: line(200),
      /** KBO/BCE number or Unified Social Credit Code: the only thing that links to a known organisation. */
      identifier: line(30).optional(),
      website: line(300).optional(),
    }),
    person: z.object({
      name: line(150),
      email: line(254),
      phoneOrWeChat: line(60).optional(),
    }),
    plan: z.object({
      activity: z.enum([...INVESTMENT_ACTIVITIES, 'unknown']).optional(),
      goal: z.enum(EXPORT_GOALS).optional(),
      products: text(2_000).optional(),
      value: money.optional(),
      jobs: z.int().min(0).max(100_000).optional(),
      timeframe: z.enum(TIMEFRAMES).optional(),
      places: z.array(placeKey).max(10).default([]),
      message: text(5_000).optional(),
      /** Preferred time for a call, as chosen on the form, `HH:MM` local to the sender, or 'mail-first'. */
      callTime: z.string().max(20).optional(),
    }),
    consent: z.literal(true),
    /** A field no person sees; whoever fills it in is a machine. */
    homepage: z.string().max(500).optional(),
    proof: z.object({ challenge: z.string().max(500), nonce: z.string().max(40) }),
  })
  .meta({ id: 'SubmitInquiry' });
export type SubmitInquiry = z.input<typeof submitInquiry>;

export const inquiryReceipt = z
  .object({
    /** For the sender to quote. Never repeats what was typed. */
    reference: z.string(),
    receivedAt: instant,
  })
  .meta({ id: 'InquiryReceipt' });
export type InquiryReceipt = z.infer<typeof inquiryReceipt>;

export const proofChallenge = z
  .object({
    /** Signed by the server, with its own expiry in it. */
    challenge: z.string(),
    /** Leading zero bits that SHA-256 of `challenge + '.' + nonce` must have. */
    difficulty: z.int(),
    lifetimeSeconds: z.int(),
  })
  .meta({ id: 'ProofChallenge' });
export type ProofChallenge = z.infer<typeof proofChallenge>;

/** What the form shows around its fields. */
export const inquiryFormInfo = z
  .object({
    now: instant,
    /** Rates for 'about € 4.88 million': newest known, per euro. */
    rates: z.array(z.object({ currency: z.enum(['CNY', 'USD']), date: z.iso.date(), unitsPerEuro: z.string() })),
    places: z.object({
      investment: z.array(z.object({ key: z.string(), names: localisedText })),
      export: z.array(z.object({ key: z.string(), names: localisedText })),
    }),
  })
  .meta({ id: 'InquiryFormInfo' });
export type InquiryFormInfo = z.infer<typeof inquiryFormInfo>;

/** How a lead came in, and which known organisations bear a like name: for the account manager to say whether it is one of them. */
export const leadInquiry = z
  .object({
    reference: z.string(),
    receivedAt: instant,
    language,
    linkedBy: z.enum(['enterprise-number', 'credit-code']).nullable(),
    suggestions: z.array(organisationRef),
  })
  .meta({ id: 'LeadInquiry' });
export type LeadInquiry = z.infer<typeof leadInquiry>;

export const inquiryEndpoints = {
  ofLead: endpoint({
    method: 'GET',
    path: '/leads/:id/inquiry',
    summary: 'The inquiry a lead came from, with organisations of a like name',
    access: 'lead.read',
    params: idParams,
    response: leadInquiry,
  }),
  answerSuggestion: endpoint({
    method: 'POST',
    path: '/leads/:id/inquiry/suggestions/:organisationId',
    summary: 'Say whether the inquirer is a known organisation; if so, the lead and its contact move there',
    access: 'lead.update',
    params: z.object({ id, organisationId: id }),
    body: z.object({ same: z.boolean() }).meta({ id: 'AnswerSuggestion' }),
    response: leadInquiry,
    status: 200,
  }),
  info: endpoint({
    method: 'GET',
    path: '/inquiries/form',
    summary: 'What the public form shows: rates and places',
    access: 'public',
    response: inquiryFormInfo,
  }),
  challenge: endpoint({
    method: 'POST',
    path: '/inquiries/challenge',
    summary: 'A proof-of-work challenge for one submission',
    access: 'public',
    response: proofChallenge,
    status: 200,
    errors: ['rate.limited'],
  }),
  submit: endpoint({
    method: 'POST',
    path: '/inquiries',
    summary: 'Send an inquiry',
    access: 'public',
    body: submitInquiry,
    response: inquiryReceipt,
    status: 201,
    errors: ['inquiry.proof-invalid', 'rate.limited'],
  }),
} as const;
