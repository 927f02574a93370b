export { OrganisationsModule } from './organisations.module.js';
export { OpenLeadCounts, type CountOpenLeads } from './open-lead-counts.js';
export {
  organisationRef,
  organisationRefOf,
  organisationRefSql,
  type OrganisationRefColumns,
  type OrganisationRefRow,
} from './organisation-ref.js';
export { contactRefOf, contactRefSql, type ContactRefColumns } from './contact-ref.js';
export { placeView } from './place-views.js';
export { findOrganisation, findRefs as findOrganisationRefs, type Read } from './organisations.queries.js';
export { findAddressee, findContact, type Addressee } from './contacts.queries.js';
export { createOrganisation, type NewOrganisation } from './organisation-writes.js';
export { createContact, type NewContact } from './contact-writes.js';
export {
  existingOrganisations,
  findOrganisationByIdentifier,
  organisationExists,
  organisationOfContact,
  searchRecordOfOrganisation,
  suggestOrganisationsByName,
  type SuggestedOrganisation,
} from './lookups.js';
export { archiveEmptyOrganisation, relinkContact } from './relink-contact.js';
export { addressBounced, optOutContact, type OptOutReason, takeBackOptOut } from './contact-reachability.js';
