import type { FieldDefinition } from '../fields/field.js';

export const LEAD_SOURCES = [
  'mission',
  'business-day',
  'inquiry-web',
  'inquiry-email',
  'inquiry-phone',
  'inquiry-wechat',
  'referral',
  'partner-agency',
  'fair',
  'targeting',
  'existing-investor',
] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

export const PRIORITIES = ['low', 'normal', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Why a lead was lost. */
export const LOST_REASONS = [
  'other-location',
  'no-budget',
  'postponed',
  'no-match',
  'regulation',
  'no-answer',
  'competitor',
  'other',
] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** What was signed. */
export const PROJECT_KINDS = [
  'investment',
  'trade-contract',
  'distribution',
  'joint-venture',
  'rd-cooperation',
  'mou',
] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** What both tracks share and a person edits. */
export const SHARED_LEAD_FIELDS = [
  { key: 'title', type: 'text', group: 'lead', max: 200 },
  { key: 'primaryContactId', type: 'reference', group: 'lead' },
  { key: 'ownerId', type: 'reference', group: 'lead' },
  { key: 'source', type: 'choice', group: 'lead', choices: LEAD_SOURCES },
  { key: 'naceCodes', type: 'codes', group: 'lead', max: 10 },
  { key: 'estimatedValue', type: 'money', group: 'lead' },
  { key: 'probabilityBp', type: 'percent', group: 'lead', max: 10_000 },
  { key: 'expectedDecisionOn', type: 'day', group: 'lead' },
  { key: 'priority', type: 'choice', group: 'lead', choices: PRIORITIES },
  { key: 'confidentiality', type: 'choice', group: 'lead', choices: ['normal', 'restricted'] },
  { key: 'tags', type: 'tags', group: 'lead', max: 20 },
  { key: 'description', type: 'long-text', group: 'lead', max: 10_000 },
  /** How many counterparts were accepted or introduced. */
  { key: 'acceptedCounterparts', type: 'integer', group: 'outcome', min: 1, derived: true },
] as const satisfies readonly FieldDefinition[];

/** What a signature brings: given with the move, kept on the project. */
export const PROJECT_FIELDS = [
  { key: 'project.kind', type: 'choice', group: 'outcome', choices: PROJECT_KINDS, derived: true },
  { key: 'project.value', type: 'money', group: 'outcome', derived: true },
  { key: 'project.jobs', type: 'integer', group: 'outcome', unit: 'jobs', max: 100_000, derived: true },
  { key: 'project.signedOn', type: 'day', group: 'outcome', derived: true },
  { key: 'project.counterpartId', type: 'reference', group: 'outcome', derived: true },
] as const satisfies readonly FieldDefinition[];
