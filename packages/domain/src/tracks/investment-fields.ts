import type { FieldDefinition } from '../fields/field.js';

export const INVESTMENT_MODES = ['greenfield', 'expansion', 'm-and-a', 'joint-venture', 'relocation'] as const;
export const INVESTMENT_ACTIVITIES = ['headquarters', 'rd', 'production', 'logistics', 'sales', 'services'] as const;
export const TIMEFRAMES = ['within-6-months', 'within-12-months', 'within-24-months', 'exploring'] as const;
export const SCREENING_NEEDS = ['unknown', 'not-needed', 'needed'] as const;
export const SCREENING_PHASES = ['preparing', 'filed', 'verification', 'in-depth', 'closed'] as const;
export const SCREENING_OUTCOMES = ['approved', 'approved-with-conditions', 'refused'] as const;

/** The typed details of an investment lead: one column each in `investment_details`. */
export const INVESTMENT_FIELDS = [
  { key: 'mode', type: 'choice', group: 'plan', choices: INVESTMENT_MODES },
  { key: 'activity', type: 'choices', group: 'plan', choices: INVESTMENT_ACTIVITIES },
  { key: 'capex', type: 'money', group: 'plan' },
  { key: 'jobsNew', type: 'integer', group: 'plan', unit: 'jobs', max: 100_000 },
  { key: 'jobsSafeguarded', type: 'integer', group: 'plan', unit: 'jobs', max: 100_000 },
  { key: 'timeframe', type: 'choice', group: 'plan', choices: TIMEFRAMES },
  { key: 'landM2', type: 'integer', group: 'site', unit: 'm2', max: 100_000_000 },
  { key: 'buildingM2', type: 'integer', group: 'site', unit: 'm2', max: 10_000_000 },
  { key: 'electricityKw', type: 'integer', group: 'site', unit: 'kW', max: 10_000_000 },
  { key: 'waterM3PerHour', type: 'integer', group: 'site', unit: 'm3/h', max: 1_000_000 },
  { key: 'preferredMunicipalities', type: 'places', group: 'site', max: 20 },
  { key: 'competingLocations', type: 'texts', group: 'site', max: 20, emptyIsAnAnswer: true },
  { key: 'siteVisitOn', type: 'day', group: 'visit' },
  { key: 'siteVisitors', type: 'texts', group: 'visit', max: 30 },
  { key: 'permits', type: 'long-text', group: 'regulation', max: 2_000 },
  { key: 'screeningNeed', type: 'choice', group: 'regulation', choices: SCREENING_NEEDS },
  { key: 'screeningFiledOn', type: 'day', group: 'regulation' },
  { key: 'screeningPhase', type: 'choice', group: 'regulation', choices: SCREENING_PHASES },
  { key: 'screeningDeadline', type: 'day', group: 'regulation' },
  { key: 'screeningOutcome', type: 'choice', group: 'regulation', choices: SCREENING_OUTCOMES },
] as const satisfies readonly FieldDefinition[];
