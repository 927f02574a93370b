export { AGENCY_TIME_ZONE, agencyDay } from './agency-day.js';
export { BoardTotalsJob } from './board-totals.job.js';
export { keptSums, RECOUNT, type TotalsFilter } from './board-totals.js';
export { CreateLead, type CreatedLead, type NewLeadInput } from './create-lead.js';
export { ExchangeRates, RatesOfDay } from './exchange-rates.js';
export {
  leadForFollowUp,
  type LeadForFollowUp,
  refreshNextStep,
  signatureInForce,
  type SignatureInForce,
} from './lead-for-follow-up.js';
export { announcedLead, type KnownLead, knownLead, type LeadParties, type NextStep } from './new-lead.js';
export { leadSearchTokens } from './lead-search.js';
export { installDefaults } from './leads.defaults.js';
export { LeadsModule } from './leads.module.js';
export { type LeadActivity, recordLeadActivities, recordLeadActivity } from './record-activity.js';
export { StageCatalogue, Stages } from './stage-catalogue.js';
export { visibleTo } from './visible-to.js';
export { lockLeadToUpdate, organisationHasLeads, relinkLead } from './relink-lead.js';
