/** Where the agency's days begin: numbers, reports and wake-up days count by them. */
export const AGENCY_TIME_ZONE = 'Europe/Brussels';

/** The calendar day on which an instant falls at the agency. */
export function agencyDay(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(AGENCY_TIME_ZONE).toPlainDate();
}

/** Whole days of 24 hours between two instants given in ISO 8601. */
export function wholeDays(from: string, to: Temporal.Instant): number {
  const milliseconds = to.epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
  return Math.max(0, Math.floor(milliseconds / MILLISECONDS_A_DAY));
}

const MILLISECONDS_A_DAY = 86_400_000;
