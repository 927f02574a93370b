/** Where the agency's days begin: numbers, reports and wake-up days count by them. */
export const AGENCY_TIME_ZONE = 'Europe/Brussels';

const MILLISECONDS_AN_HOUR = 3_600_000;
let lastHour: { readonly hour: number; readonly day: Temporal.PlainDate } | undefined;

/** The calendar day on which an instant falls at the agency. Days begin and clocks change there on the hour, so an hour has one day. */
export function agencyDay(instant: Temporal.Instant): Temporal.PlainDate {
  const hour = Math.floor(instant.epochMilliseconds / MILLISECONDS_AN_HOUR);
  if (lastHour?.hour !== hour) {
    lastHour = { hour, day: instant.toZonedDateTimeISO(AGENCY_TIME_ZONE).toPlainDate() };
  }
  return lastHour.day;
}

/** Whole days of 24 hours between two instants given in ISO 8601. */
export function wholeDays(from: string, to: Temporal.Instant | string): number {
  // Lists ask for each of their leads; as instants are written here, `Date.parse` is exact.
  const end = typeof to === 'string' ? Date.parse(to) : to.epochMilliseconds;
  return Math.max(0, Math.floor((end - Date.parse(from)) / MILLISECONDS_A_DAY));
}

const MILLISECONDS_A_DAY = 86_400_000;
