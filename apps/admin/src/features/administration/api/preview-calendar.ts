import type { CalendarPreview } from '@brug/contracts/calendars';
import type { CalendarDay, CalendarFormat, Region } from '@brug/domain/calendars';
import { api } from '../../../shared/api/api.js';

/** What entering the year like this would change, and how many follow-ups would move. */
export function previewCalendarYear(
  region: Region,
  year: number,
  { days, published }: { readonly days: readonly CalendarDay[]; readonly published: boolean },
): Promise<CalendarPreview> {
  const params = { region, year: String(year) };
  return api('POST /calendars/:region/years/:year/preview', { params, body: { published, days: [...days] } });
}

/** The same for the text of a file. */
export function previewCalendarImport(
  region: Region,
  year: number,
  file: { readonly format: CalendarFormat; readonly content: string },
): Promise<CalendarPreview> {
  const params = { region, year: String(year) };
  return api('POST /calendars/:region/years/:year/preview-import', { params, body: file });
}
