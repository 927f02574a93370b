import { windowsFrom } from '@brug/domain/calendars';
import type { Calendars, OfficeWindow, Region } from '@brug/domain/calendars';

/** The end of the side's working day when it is at work at `now` (milliseconds), else null. A lunch break is not the end of the day. */
export function atWorkUntil(region: Region, now: number, calendars: Calendars): number | null {
  const windows = calendars[region].windowsOn(dayAt(now, calendars[region].timeZone));
  const present = windows.some(({ from, to }) => from <= now && now < to);
  return present ? Math.max(...windows.map(({ to }) => to)) : null;
}

/** `provisional` when an unpublished day of China was used or passed over on the way to it. */
type SharedWindow = OfficeWindow & { readonly provisional: boolean };

/** The stretch in which both sides are at work that is under way or comes next; null when the calendars never meet. */
export function nextSharedWindow(now: number, calendars: Calendars): SharedWindow | null {
  try {
    return windowsFrom(now, 'both', calendars).next().value ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The calendar day an instant falls on in a zone. */
export function dayAt(now: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
}
