import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** The whole text of an activity, with what a mail quotes. It never changes. */
export function activityTextQuery(leadId: string, activityId: string) {
  return queryOptions({
    queryKey: ['leads', 'activity-text', leadId, activityId],
    queryFn: async ({ signal }) => {
      const params = { id: leadId, activityId };
      return (await api('GET /leads/:id/activities/:activityId/text', { params, signal })).text;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
