import type { CalendarYearView } from '@brug/contracts/calendars';
import type { CalendarDay, Region } from '@brug/domain/calendars';
import { api } from '../../../shared/api/api.js';

/** A year as it is entered: against the version that was seen. */
export interface YearToSave {
  readonly version: number;
  readonly published: boolean;
  readonly days: readonly CalendarDay[];
}

export function saveCalendarYear(
  region: Region,
  year: number,
  { days, ...rest }: YearToSave,
): Promise<CalendarYearView> {
  const params = { region, year: String(year) };
  return api('PUT /calendars/:region/years/:year', { params, body: { ...rest, days: [...days] } });
}
