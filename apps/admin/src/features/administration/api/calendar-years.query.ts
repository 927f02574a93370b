import { queryOptions } from '@tanstack/react-query';
import type { Region } from '@brug/domain/calendars';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

/** The years of a side, with what is known of each. */
export function calendarYearsQuery(region: Region) {
  return queryOptions({
    queryKey: ['administration', 'calendars', region, 'years'],
    queryFn: async ({ signal }) => (await api('GET /calendars/:region/years', { params: { region }, signal })).items,
    meta: { live: liveOn('settings') },
  });
}
