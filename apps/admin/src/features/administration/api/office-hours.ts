import { queryOptions } from '@tanstack/react-query';
import type { OfficeHoursView, OfficeStretchView } from '@brug/contracts/calendars';
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

export function saveOfficeHours(
  region: Region,
  { version, hours }: { readonly version: number; readonly hours: readonly OfficeStretchView[] },
): Promise<OfficeHoursView> {
  return api('PUT /calendars/:region/office-hours', { params: { region }, body: { version, hours: [...hours] } });
}
