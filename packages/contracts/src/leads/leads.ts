import { CONFIDENTIALITIES } from '@brug/domain/permissions';
import { STAGE_CATEGORIES } from '@brug/domain/pipeline';
import { LEAD_SOURCES, LOST_REASONS, PRIORITIES, PROJECT_KINDS, TRACKS } from '@brug/domain/tracks';
import { z } from 'zod';
import { changesOf, optional } from '../http/changes.js';
import { endpoint } from '../http/endpoint.js';
import {
  currency,
  cursor,
  day,
  givenDay,
  givenInstant,
  id,
  idParams,
  instant,
  line,
  localisedText,
  minorUnits,
  money,
  page,
  pageLimit,
  text,
  version,
} from '../http/primitives.js';
import { personRef } from '../identity/index.js';
import { contactRef } from '../organisations/contacts.js';
import { naceCode, organisationRef } from '../organisations/organisations.js';
import { exportChanges, exportValues, investmentChanges, investmentValues } from './field-values.js';

export const track = z.enum(TRACKS);

export const gateRequirement = z
  .object({
    anyOf: z.array(z.string()),
    atLeastEntries: z.int().optional(),
    when: z.object({ field: z.string(), atLeast: z.string() }).optional(),
  })
  .meta({ id: 'GateRequirement' });

export const stage = z
  .object({
    id,
    track,
    key: z.string(),
    names: localisedText,
    category: z.enum(STAGE_CATEGORIES),
    position: z.int(),
    probabilityBp: z.int(),
    gate: z.array(gateRequirement),
  })
  .meta({ id: 'Stage' });
export type StageView = z.infer<typeof stage>;

/** An amount beside its value in euro at the rate of a stated day; null when no rate is known. */
export const valuedMoney = z
  .object({
    amountMinor: minorUnits,
    currency,
    euroCents: minorUnits.nullable(),
    rateDate: day.nullable(),
    unitsPerEuro: z.string().nullable(),
  })
  .meta({ id: 'ValuedMoney' });
export type ValuedMoney = z.infer<typeof valuedMoney>;

/** The next thing that must happen on a lead, or nothing: then the lead is marked wherever it shows. */
export const nextFollowUp = z
  .object({
    id,
    kind: z.enum(['message', 'task']),
    taskKind: z.enum(['call', 'wechat', 'visit', 'to-do']).nullable(),
    title: z.string(),
    dueAt: instant,
    overdue: z.boolean(),
    /** Whole working days late on the agency's calendar, 0 when on time. */
    workingDaysLate: z.int(),
  })
  .meta({ id: 'NextFollowUp' });

/** A lead on the board or in a list. */
export const leadCard = z
  .object({
    id,
    version,
    number: z.string(),
    track,
    title: z.string(),
    stageId: id,
    organisation: organisationRef,
    owner: personRef,
    teamId: id,
    value: valuedMoney.nullable(),
    jobs: z.int().nullable(),
    probabilityBp: z.int(),
    priority: z.enum(PRIORITIES),
    confidentiality: z.enum(CONFIDENTIALITIES),
    receivedAt: instant,
    stageEnteredAt: instant,
    daysInStage: z.int(),
    lastActivityAt: instant.nullable(),
    nextFollowUp: nextFollowUp.nullable(),
  })
  .meta({ id: 'LeadCard' });
export type LeadCard = z.infer<typeof leadCard>;

const sharedFields = {
  title: line(200),
  primaryContactId: optional(id),
  ownerId: id,
  source: z.enum(LEAD_SOURCES),
  naceCodes: z.array(naceCode).max(10).default([]),
  estimatedValue: optional(money),
  /** Overrides the stage's own probability. */
  probabilityBp: optional(z.int().min(0).max(10_000)),
  expectedDecisionOn: optional(givenDay),
  priority: z.enum(PRIORITIES).default('normal'),
  confidentiality: z.enum(CONFIDENTIALITIES).default('normal'),
  tags: z.array(line(60)).max(20).default([]),
  description: optional(text(10_000)),
};

export const createLead = z
  .object({
    track,
    organisationId: id,
    /** The track's first stage unless told. */
    stageId: id.optional(),
    receivedAt: givenInstant.optional(),
    ...sharedFields,
    /** The creator unless told. */
    ownerId: id.optional(),
    investment: investmentChanges.optional(),
    export: exportChanges.optional(),
  })
  .meta({ id: 'CreateLead' });
export type CreateLead = z.input<typeof createLead>;

export const updateLead = changesOf(sharedFields)
  .extend({ investment: investmentChanges.optional(), export: exportChanges.optional() })
  .meta({ id: 'UpdateLead' });
export type UpdateLead = z.input<typeof updateLead>;

/** What a signature brings; the gate of the signed stage says what of it is needed. */
export const projectInput = z
  .object({
    title: line(200).optional(),
    kind: z.enum(PROJECT_KINDS).optional(),
    value: money.optional(),
    jobs: z.int().min(0).max(100_000).optional(),
    capex: money.optional(),
    signedOn: givenDay.optional(),
    counterpartOrganisationId: id.optional(),
  })
  .meta({ id: 'ProjectInput' });

export const moveLead = z
  .object({
    version,
    toStageId: id,
    reason: line(500).optional(),
    lostReason: z.enum(LOST_REASONS).optional(),
    winningLocation: line(200).optional(),
    wakeUpOn: givenDay.optional(),
    /** Fields the gate asks for, filled in the same transaction as the move. */
    changes: updateLead.omit({ version: true }).partial().optional(),
    project: projectInput.optional(),
  })
  .meta({ id: 'MoveLead' });
export type MoveLead = z.input<typeof moveLead>;

export const counterpart = z
  .object({
    id,
    version,
    organisation: organisationRef,
    state: z.enum(['suggested', 'accepted', 'introduced', 'rejected']),
    reason: z.string().nullable(),
    changedAt: instant,
  })
  .meta({ id: 'Counterpart' });
export type Counterpart = z.infer<typeof counterpart>;

/** What was signed, as given with the move. The project and its promise ledger are made from it. */
export const signature = z
  .object({
    title: z.string(),
    kind: z.enum(PROJECT_KINDS),
    value: z.object({ amountMinor: minorUnits, currency }),
    capex: z.object({ amountMinor: minorUnits, currency }).nullable(),
    jobs: z.int().nullable(),
    signedOn: day,
    counterpart: organisationRef.nullable(),
  })
  .meta({ id: 'Signature' });
export type Signature = z.infer<typeof signature>;

export const timeInStage = z
  .object({
    stageId: id,
    /** When it came there last. */
    enteredAt: instant,
    /** When it left last; null while it is there. */
    leftAt: instant.nullable(),
    /** Whole days of 24 hours, all its visits together. */
    days: z.int(),
  })
  .meta({ id: 'TimeInStage' });
export type TimeInStage = z.infer<typeof timeInStage>;

export const lead = leadCard
  .extend({
    stage,
    primaryContact: contactRef.nullable(),
    team: z.object({ id, name: z.string() }),
    source: z.enum(LEAD_SOURCES),
    naceCodes: z.array(z.string()),
    /** The override, when there is one. `probabilityBp` is what counts. */
    ownProbabilityBp: z.int().nullable(),
    expectedDecisionOn: day.nullable(),
    tags: z.array(z.string()),
    description: z.string().nullable(),
    firstResponseAt: instant.nullable(),
    /** Of its latest move to lost or dormant. */
    lostReason: z.enum(LOST_REASONS).nullable(),
    winningLocation: z.string().nullable(),
    wakeUpOn: day.nullable(),
    investment: investmentValues.nullable(),
    export: exportValues.nullable(),
    counterparts: z.array(counterpart),
    /** Null unless the lead is signed. */
    signature: signature.nullable(),
    /** Each stage it has been in, in the order it came there last. Every single move is in the timeline. */
    timeInStages: z.array(timeInStage),
    createdAt: instant,
    updatedAt: instant,
    /** What the reader may do with it, so that a screen offers nothing that would be refused. */
    may: z.object({ update: z.boolean(), move: z.boolean(), leaveSigned: z.boolean(), assign: z.boolean() }),
  })
  .meta({ id: 'Lead' });
export type Lead = z.infer<typeof lead>;

const leadFilter = {
  q: line(200).optional(),
  ownerId: id.optional(),
  teamId: id.optional(),
  priority: z.enum(PRIORITIES).optional(),
};

export const listLeadsQuery = z
  .object({
    ...leadFilter,
    track: track.optional(),
    stageId: id.optional(),
    category: z.enum(STAGE_CATEGORIES).optional(),
    organisationId: id.optional(),
    contactId: id.optional(),
    /** Of signed leads: the year in which their project was signed. */
    signedYear: z.coerce.number().int().min(2000).max(2100).optional(),
    currency: currency.optional(),
    /** No follow-up is planned. */
    withoutNextStep: z.stringbool().optional(),
    sort: z.enum(['-received', '-stage-entered', '-value', 'number']).default('-received'),
    cursor,
    limit: pageLimit,
  })
  .meta({ id: 'ListLeadsQuery' });
export type ListLeadsQuery = z.input<typeof listLeadsQuery>;

export const boardColumn = z
  .object({
    stage,
    /** Exact for what the reader may see, kept and not scanned. */
    count: z.int(),
    perCurrency: z.array(z.object({ currency, amountMinor: minorUnits })),
    euroCents: minorUnits,
    weightedEuroCents: minorUnits,
    items: z.array(leadCard),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'BoardColumn' });
export type BoardColumn = z.infer<typeof boardColumn>;

export const board = z
  .object({
    track,
    /** The day whose rates the euro figures are of. */
    rateDate: day,
    columns: z.array(boardColumn),
    /** Open stages only. */
    open: z.object({ count: z.int(), euroCents: minorUnits, weightedEuroCents: minorUnits }),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof board>;

export const boardQuery = z
  .object({ track, ...leadFilter, limit: z.coerce.number().int().min(1).max(100).default(20) })
  .meta({ id: 'BoardQuery' });

export const addCounterpart = z
  .object({ organisationId: id, state: z.enum(['suggested', 'accepted', 'introduced']), reason: line(300).optional() })
  .meta({ id: 'AddCounterpart' });
export const changeCounterpart = z
  .object({ version, state: z.enum(['accepted', 'introduced', 'rejected']), reason: line(300).optional() })
  .meta({ id: 'ChangeCounterpart' });
const counterpartParams = z.object({ id, counterpartId: id });

export const leadEndpoints = {
  board: endpoint({
    method: 'GET',
    path: '/board',
    summary: 'The first cards of every stage of a track, with exact counts and sums',
    access: 'lead.read',
    query: boardQuery,
    response: board,
  }),
  list: endpoint({
    method: 'GET',
    path: '/leads',
    summary: 'Leads by filter and order',
    access: 'lead.read',
    query: listLeadsQuery,
    response: page(leadCard),
    errors: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/leads/:id',
    summary: 'One lead with its details',
    access: 'lead.read',
    params: idParams,
    response: lead,
  }),
  create: endpoint({
    method: 'POST',
    path: '/leads',
    summary: 'Add a lead',
    access: 'lead.create',
    body: createLead,
    response: lead,
    status: 201,
    errors: ['reference.unknown', 'lead.gate-refused'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/leads/:id',
    summary: 'Change a lead',
    access: 'lead.update',
    params: idParams,
    body: updateLead,
    response: lead,
    errors: ['version.conflict', 'reference.unknown', 'lead.already-signed'],
  }),
  move: endpoint({
    method: 'POST',
    path: '/leads/:id/move',
    summary: 'Move a lead to another stage',
    access: 'lead.move',
    params: idParams,
    body: moveLead,
    response: lead,
    status: 200,
    errors: [
      'version.conflict',
      'lead.gate-refused',
      'lead.reason-required',
      'lead.wake-up-required',
      'lead.same-stage',
      'reference.unknown',
    ],
  }),
  addCounterpart: endpoint({
    method: 'POST',
    path: '/leads/:id/counterparts',
    summary: 'Link an organisation of the other side to a lead',
    access: 'lead.update',
    params: idParams,
    body: addCounterpart,
    response: lead,
    status: 201,
    errors: ['reference.unknown'],
  }),
  changeCounterpart: endpoint({
    method: 'PATCH',
    path: '/leads/:id/counterparts/:counterpartId',
    summary: 'Accept, introduce or reject a counterpart; a rejection is remembered',
    access: 'lead.update',
    params: counterpartParams,
    body: changeCounterpart,
    response: lead,
    errors: ['version.conflict'],
  }),
} as const;
