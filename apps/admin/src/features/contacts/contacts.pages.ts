export { ContactPage } from './contact-page.js';
export { ContactsPage } from './contacts-page.js';
