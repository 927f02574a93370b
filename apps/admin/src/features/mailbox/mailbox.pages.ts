export { MailboxPage } from './mailbox-page.js';
