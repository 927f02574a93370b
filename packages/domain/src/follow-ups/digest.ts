import { isWorkingDay, type Calendars, type Region, TIME_ZONES } from '../calendars/index.js';
import { regionOfTimeZone } from './due.js';

/** From when on the digest of a day leaves, on the wall clock of who gets it. */
export const DIGEST_FROM = '08:00';
/** Until when it is worth reading: a worker that was down in the morning sends it late, but not any more from here on. */
export const DIGEST_UNTIL = '12:00';
/** After so many working days overdue a manager is told, too. */
export const ESCALATION_WORKING_DAYS = 3;

/** Far more than any run of holidays; only a calendar without working days gets there. */
const LONGEST_SEARCH_IN_DAYS = 400;

/**
 * The day (`YYYY-MM-DD`) whose digest somebody may get at this moment, or null: a working day of the side they are on, between 08:00
 * and noon where they are. Belgian holidays count for Belgians, Chinese ones and make-up days for those in China.
 */
export function digestDay(now: Temporal.Instant, timeZone: string, calendars: Calendars): string | null {
  const local = now.toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  if (time < DIGEST_FROM || time >= DIGEST_UNTIL) return null;
  const day = local.toPlainDate();
  return isWorkingDay(day, regionOfTimeZone(timeZone), calendars) ? day.toString() : null;
}

/**
 * What was due before this moment is overdue for at least three working days of its owner's side, today included, and so is told to a
 * manager: due on Monday, it is told on Thursday.
 *
 * @throws RangeError when the calendar has no working days.
 */
export function escalatedBefore(now: Temporal.Instant, region: Region, calendars: Calendars): Temporal.Instant {
  const timeZone = TIME_ZONES[region];
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  let left = ESCALATION_WORKING_DAYS;
  for (let back = 0; back <= LONGEST_SEARCH_IN_DAYS; back += 1) {
    const day = today.subtract({ days: back });
    if (isWorkingDay(day, region, calendars)) left -= 1;
    if (left === 0) return day.toZonedDateTime(timeZone).toInstant();
  }
  throw new RangeError(`No working days on ${region} before ${today.toString()}`);
}

/** Who can be told of what is overdue in a team. */
export interface TeamManager {
  readonly personId: string;
  readonly teamId: string;
}

/** The managers of a team; all managers for a team that has none, so that there is always somebody. */
export function managersOf<M extends TeamManager>(teamId: string, managers: readonly M[]): readonly M[] {
  const own = managers.filter((manager) => manager.teamId === teamId);
  return own.length > 0 ? own : managers;
}

/** Names the mail of one person and day (RFC 5322, 3.6.4), whichever worker sends it and at whichever attempt. */
export function digestMessageId(personId: string, day: string, mailDomain: string): string {
  return `<digest.${personId}.${day}@${mailDomain}>`;
}
