import type { HolidayEvent } from '@brug/domain/calendars';
import ICAL from 'ical.js';

/** The all-day entries of an iCalendar file (RFC 5545), in the order of the file; null when it is none. */
export function holidayEventsOf(content: string): readonly HolidayEvent[] | null {
  let calendar: InstanceType<typeof ICAL.Component>;
  try {
    calendar = ICAL.Component.fromString(content.trim());
  } catch {
    // Whatever the parser stumbled over: it is not a calendar, and whoever gave it is told so.
    return null;
  }
  if (calendar.name !== 'vcalendar') return null;
  return calendar.getAllSubcomponents('vevent').map((entry) => {
    const { summary, startDate, endDate } = new ICAL.Event(entry);
    const from = startDate ? dayOf(startDate) : '';
    // Without DTEND an all-day entry is of one day; a time of day is not asked for.
    const to = endDate ? dayOf(endDate) : from;
    return { summary: summary ?? '', from, to };
  });
}

function dayOf({ year, month, day }: InstanceType<typeof ICAL.Time>): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
