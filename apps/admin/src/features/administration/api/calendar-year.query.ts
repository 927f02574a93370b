import { queryOptions } from '@tanstack/react-query';
import type { Region } from '@brug/domain/calendars';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

/** The holidays and make-up days of a year. */
export function calendarYearQuery(region: Region, year: number) {
  return queryOptions({
    queryKey: ['administration', 'calendars', region, year],
    queryFn: ({ signal }) =>
      api('GET /calendars/:region/years/:year', { params: { region, year: String(year) }, signal }),
    meta: { live: liveOn('settings') },
  });
}
