export type { Answer, AnswerTarget } from './answer.js';
export { startMailbox } from './mailbox.js';
export type { Mailbox, MailboxOptions } from './mailbox.js';
export type { Mail, MailAddress, MailAttachment, MailPage, MailQuery, MailSummary } from './mail.js';
