export { OrganisationPage } from './organisation-page.js';
export { OrganisationsPage } from './organisations-page.js';
