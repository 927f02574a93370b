import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { TIME_ZONES, workingCalendar } from '@brug/domain/calendars';
import type { Calendars, Region } from '@brug/domain/calendars';
import type { ResponseFor } from '@brug/contracts/client';
import { api } from '../shared/api/api.js';
import { liveOn } from '../shared/live/live-topics.js';
import { dayAt } from '../shared/time/at-work.js';
import { CalendarsProvider } from '../shared/time/calendars.js';
import { now } from '../shared/time/now.js';

/** Puts the installation's own holidays and office hours in place of those that come with the product. */
export function ServerCalendars({ children }: { readonly children: ReactNode }) {
  const { data } = useQuery({
    queryKey: ['calendars'],
    queryFn: ({ signal }) => {
      const today = dayAt(now(), TIME_ZONES.BE);
      const query = { from: today.subtract({ months: 6 }).toString(), to: today.add({ months: 17 }).toString() };
      return api('GET /reference/calendars', { query, signal });
    },
    select: calendarsOf,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { live: liveOn('settings') },
  });
  return <CalendarsProvider value={data ?? null}>{children}</CalendarsProvider>;
}

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
