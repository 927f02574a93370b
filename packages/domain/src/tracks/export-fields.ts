import type { FieldDefinition } from '../fields/field.js';

export const EXPORT_GOALS = ['sell', 'source', 'distributor', 'entity', 'joint-venture', 'rd', 'licence'] as const;
export const SUPPORT_KINDS = [
  'market-information',
  'partner-search',
  'mission',
  'business-day',
  'interpreter',
  'legal',
  'subsidy',
  'office-space',
] as const;
export const READINESS_ITEMS = [
  'exports-already',
  'capacity',
  'product-adapted',
  'documents-in-chinese',
  'certificates',
  'trademark-in-china',
  'budget',
  'management-committed',
] as const;

/** The typed details of an export lead: one column each in `export_details`. */
export const EXPORT_FIELDS = [
  { key: 'goal', type: 'choice', group: 'goal', choices: EXPORT_GOALS },
  { key: 'products', type: 'long-text', group: 'goal', max: 2_000 },
  { key: 'hsCodes', type: 'codes', group: 'goal', max: 20 },
  { key: 'targetContractValue', type: 'money', group: 'goal' },
  { key: 'targetCities', type: 'places', group: 'market', max: 20 },
  { key: 'targetClusters', type: 'tags', group: 'market', max: 20 },
  { key: 'partnerSought', type: 'long-text', group: 'market', max: 2_000 },
  { key: 'readinessChecklist', type: 'choices', group: 'firm', choices: READINESS_ITEMS, emptyIsAnAnswer: true },
  { key: 'readinessScore', type: 'integer', group: 'firm', unit: 'points', max: 100 },
  { key: 'revenue', type: 'money', group: 'firm' },
  { key: 'exportShareBp', type: 'percent', group: 'firm', max: 10_000 },
  { key: 'supportAsked', type: 'choices', group: 'firm', choices: SUPPORT_KINDS },
] as const satisfies readonly FieldDefinition[];
