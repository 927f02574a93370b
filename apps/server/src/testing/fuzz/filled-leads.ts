import type { CreateLead } from '@brug/contracts/leads';

/** Everything the gates of the default pipeline ask for. */
export const FILLED_INVESTMENT: CreateLead['investment'] = {
  mode: 'greenfield',
  activity: ['production'],
  timeframe: 'within-12-months',
  capex: { amountMinor: '90000000', currency: 'EUR' },
  jobsNew: 20,
  landM2: 10_000,
  siteVisitOn: '2026-04-01',
  siteVisitors: ['Shen Lan', 'Fang Xiaolan'],
  competingLocations: ['Antwerp'],
};
export const FILLED_EXPORT: CreateLead['export'] = {
  goal: 'distributor',
  products: 'looms',
  readinessScore: 60,
  targetCities: ['CN-330600'],
  partnerSought: 'a distributor',
};
