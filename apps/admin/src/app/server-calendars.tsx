import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { TIME_ZONES } from '@brug/domain/calendars';
import { dayAt } from '../shared/time/at-work.js';
import { calendarsQuery } from '../shared/time/calendars.query.js';
import { CalendarsProvider } from '../shared/time/calendars.js';
import { now } from '../shared/time/now.js';

/** Puts the installation's own holidays and office hours in place of those that come with the product. */
export function ServerCalendars({ children }: { readonly children: ReactNode }) {
  const today = dayAt(now(), TIME_ZONES.BE);
  const period = calendarsQuery(today.subtract({ months: 6 }), today.add({ months: 17 }));
  const { data } = useQuery({ ...period, placeholderData: keepPreviousData });
  return <CalendarsProvider value={data ?? null}>{children}</CalendarsProvider>;
}
