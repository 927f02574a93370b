export interface CalendarsSearch {
  /** The year that is looked at; this year without. */
  readonly year?: number;
}

/** What an address may ask the calendars for; the years are those that the server takes. */
export function parseCalendarsSearch(search: Record<string, unknown>): CalendarsSearch {
  const year = Number(search['year']);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? { year } : {};
}
