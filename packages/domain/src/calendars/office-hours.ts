import { REGIONS, type OfficeHours, type Region } from './calendar-types.js';
import { workingCalendar } from './working-calendar.js';
import { currentOrNextWindow } from './working-hours.js';

/** One stretch as it is entered: the region is said once for all of them. */
export type OfficeStretch = Omit<OfficeHours, 'region'>;

/** Something wrong with office hours as they were entered. */
export interface OfficeHoursProblem {
  /** `hours`, `hours.2.from` or `hours.2.to`. */
  readonly path: string;
  readonly code:
    | 'office-hours.empty'
    | 'office-hours.turned-round'
    | 'office-hours.overlap'
    | 'office-hours.never-meet';
  /** In English, what was expected. */
  readonly message: string;
}

/** Days on which Belgium keeps winter and summer time. */
const SAMPLE_DAYS = ['2026-01-05T00:00:00Z', '2026-07-06T00:00:00Z'] as const;

/**
 * What is wrong with a side's office hours, row by row; nothing when a clock can be made of them. Hours that never meet the other side's
 * are refused: what is planned for both would have no moment.
 */
export function checkOfficeHours(
  region: Region,
  hours: readonly OfficeStretch[],
  others: readonly OfficeHours[],
): readonly OfficeHoursProblem[] {
  if (hours.length === 0) return [{ path: 'hours', code: 'office-hours.empty', message: 'at least one stretch' }];
  const problems = hours.flatMap((row, index): OfficeHoursProblem[] => {
    if (row.from >= row.to) {
      return [{ path: `hours.${index}.to`, code: 'office-hours.turned-round', message: 'an end after the beginning' }];
    }
    const earlier = hours.slice(0, index).find((other) => sameDays(other, row) && overlap(other, row));
    if (!earlier) return [];
    const message = `a stretch apart from ${earlier.from}–${earlier.to}`;
    return [{ path: `hours.${index}.from`, code: 'office-hours.overlap', message }];
  });
  if (problems.length > 0 || meet([...hours.map((row) => ({ ...row, region })), ...others])) return problems;
  return [
    { path: 'hours', code: 'office-hours.never-meet', message: 'hours that share some time with the other side' },
  ];
}

function sameDays(a: OfficeStretch, b: OfficeStretch): boolean {
  return a.weekday === b.weekday;
}

/** `HH:MM` sorts as time does. */
function overlap(a: OfficeStretch, b: OfficeStretch): boolean {
  return a.from < b.to && b.from < a.to;
}

function meet(officeHours: readonly OfficeHours[]): boolean {
  const [BE, CN] = REGIONS.map((region) =>
    workingCalendar({ region, days: [], publishedYears: [2026, 2027], officeHours }),
  );
  if (!BE || !CN) return false;
  try {
    for (const day of SAMPLE_DAYS) currentOrNextWindow(day, 'both', { BE, CN });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
