import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Enrolment } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';
import { liveOnLead } from '../../../../shared/live/live-topics.js';
import { keysetPages } from '../../../../shared/records/use-endless.js';
import type { RowPage } from '../../../../shared/records/use-endless.js';

/** Runs of a lead page by page, newest first. */
export function runsOfLeadQuery(leadId: string) {
  return infiniteQueryOptions({
    queryKey: ['leads', 'runs', leadId],
    queryFn: ({ pageParam, signal }): Promise<RowPage<Enrolment>> =>
      api('GET /leads/:id/enrolments', {
        params: { id: leadId },
        query: { limit: 20, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    ...keysetPages,
    meta: { live: liveOnLead(leadId, 'sequence', 'follow-up') },
  });
}
