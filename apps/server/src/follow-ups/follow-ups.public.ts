export { AlarmWatch } from './alarms.js';
export { BounceIntake } from './bounces/bounce-intake.js';
export { type IncomingMail } from './bounces/incoming-mail.js';
export { installDefaultFollowUps } from './follow-ups.defaults.js';
export { FollowUpsModule } from './follow-ups.module.js';
export { MailboxWatch } from './replies/mailbox-watch.js';
