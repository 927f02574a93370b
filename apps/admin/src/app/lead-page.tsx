import { RunsOfLead } from '../features/follow-ups/runs/runs-of-lead.js';
import { LeadPage as LeadOnly } from '../features/leads/lead.pages.js';
import { useMay } from '../shared/session/session.js';
import type { Lead } from '@brug/contracts/leads';

/** A lead with the sequences that run for it. */
export function LeadPage() {
  return <LeadOnly beside={Runs} />;
}

function Runs({ lead }: { readonly lead: Lead }) {
  const mayStart = useMay('follow-up.create', { ownerId: lead.owner.id, teamId: lead.teamId });
  return <RunsOfLead lead={lead} mayStart={mayStart} />;
}
