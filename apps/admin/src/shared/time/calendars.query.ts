import { queryOptions } from '@tanstack/react-query';
import type { ResponseFor } from '@brug/contracts/client';
import { workingCalendar } from '@brug/domain/calendars';
import type { Calendars, Region } from '@brug/domain/calendars';
import { api } from '../api/api.js';
import { liveOn } from '../live/live-topics.js';

/** The installation's holidays and office hours in a period of at most two years, as the rules take them. */
export function calendarsQuery(from: Temporal.PlainDate, to: Temporal.PlainDate) {
  return queryOptions({
    queryKey: ['calendars', from.toString(), to.toString()],
    queryFn: ({ signal }) =>
      api('GET /reference/calendars', { query: { from: from.toString(), to: to.toString() }, signal }),
    select: calendarsOf,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { live: liveOn('settings') },
  });
}

/** Both calendars from what the server knows of a period. Outside it no day is a holiday: ask for every day that is looked at. */
function calendarsOf({ days, publishedYears, officeHours }: ResponseFor<'GET /reference/calendars'>): Calendars {
  const of = (region: Region) =>
    workingCalendar({
      region,
      days: days.filter((day) => day.region === region),
      publishedYears: publishedYears[region],
      officeHours,
    });
  return { BE: of('BE'), CN: of('CN') };
}
