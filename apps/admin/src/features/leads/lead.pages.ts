export { LeadPage } from './lead/lead-page.js';
