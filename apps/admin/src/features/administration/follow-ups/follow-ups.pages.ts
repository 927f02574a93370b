export { MessagesPage } from './messages-page.js';
export { FollowUpOverviewPage } from './overview-page.js';
