import { queryOptions } from '@tanstack/react-query';
import type { OfficeHoursView, OfficeStretchView, TouchedFollowUps } from '@brug/contracts/calendars';
import type { Region } from '@brug/domain/calendars';
import { api } from '../../../shared/api/api.js';
import { liveOn } from '../../../shared/live/live-topics.js';

export function officeHoursQuery(region: Region) {
  return queryOptions({
    queryKey: ['administration', 'calendars', region, 'office-hours'],
    queryFn: ({ signal }) => api('GET /calendars/:region/office-hours', { params: { region }, signal }),
    meta: { live: liveOn('settings') },
  });
}

/** How many follow-ups would move with hours like these; refused as saving them would be. */
export async function previewOfficeHours(
  region: Region,
  hours: readonly OfficeStretchView[],
): Promise<TouchedFollowUps> {
  const body = { hours: [...hours] };
  return (await api('POST /calendars/:region/office-hours/preview', { params: { region }, body })).followUps;
}

export function saveOfficeHours(
  region: Region,
  { version, hours }: { readonly version: number; readonly hours: readonly OfficeStretchView[] },
): Promise<OfficeHoursView> {
  return api('PUT /calendars/:region/office-hours', { params: { region }, body: { version, hours: [...hours] } });
}
