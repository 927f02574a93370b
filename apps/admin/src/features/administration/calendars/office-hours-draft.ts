import type { OfficeStretchView } from '@brug/contracts/calendars';
import { ApiError } from '../../../shared/api/api-error.js';

export const newStretch: OfficeStretchView = { weekday: null, from: '09:00', to: '17:00' };

export function sameHours(a: readonly OfficeStretchView[], b: readonly OfficeStretchView[]): boolean {
  return a.length === b.length && a.every((row, index) => keyOf(row) === keyOf(b[index]));
}

/** `09:00–12:30, Fri 09:00–12:00` */
export function hoursText(hours: readonly OfficeStretchView[], language: string): string {
  return hours
    .map(({ weekday, from, to }) => `${weekday === null ? '' : `${weekdayName(weekday, language)} `}${from}–${to}`)
    .join(', ');
}

/** The name of a day of the week (ISO, 1 = Monday). */
export function weekdayName(weekday: number, language: string): string {
  // 5 January 1970 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(1970, 0, 4 + weekday));
}

/** What the server found wrong with all of them together, by its code. */
export function generalProblem(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.fields.find(({ path }) => path === 'body.hours')?.code;
}

/** What the server found wrong with a row, by its code. */
export function rowProblem(error: unknown, index: number): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.fields.find(({ path }) => path.startsWith(`body.hours.${index}.`))?.code;
}

function keyOf(row: OfficeStretchView | undefined): string {
  return row ? `${row.weekday} ${row.from} ${row.to}` : '';
}
