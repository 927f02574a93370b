import { InboxPage as InboxOnly } from '../features/inbox/inbox.pages.js';
import { NewLeadDialog } from '../features/leads/create/new-lead-dialog.js';

/** The inbox, where leads can begin. */
export function InboxPage() {
  return <InboxOnly newLead={NewLeadDialog} />;
}
