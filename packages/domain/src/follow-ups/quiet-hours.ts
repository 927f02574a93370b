import { nextMomentAtWork, type Calendars, type Moment, type Region } from '../calendars/index.js';
import { regionOfTimeZone } from './due.js';

/** Whom a message is for, as far as the hour matters. */
export interface Recipient {
  /** IANA name; null when nobody is known. */
  readonly timeZone: string | null;
  /** Of the organisation, ISO 3166: tells the side when there is no time zone. */
  readonly country: string;
}

/** The side whose working days and hours hold for somebody who is written to. */
export function regionOfRecipient({ timeZone, country }: Recipient): Region {
  if (timeZone !== null) return regionOfTimeZone(timeZone);
  return country === 'CN' ? 'CN' : 'BE';
}

/**
 * When a message that could leave at `at` may leave: then, if its recipient is at work, otherwise at their next moment at work. An
 * acknowledgement answers somebody who is waiting for it at this very moment, so it leaves at any hour.
 */
export function outsideQuietHours(
  at: Temporal.Instant,
  message: { readonly acknowledgement: boolean; readonly region: Region },
  calendars: Calendars,
): Moment {
  return message.acknowledgement ? { at, provisional: false } : nextMomentAtWork(at, message.region, calendars);
}
