/** The two sides of the bridge: Belgium (West Flanders) and China (Zhejiang). */
export const REGIONS = ['BE', 'CN'] as const;
export type Region = (typeof REGIONS)[number];

/** Whose working days count: one side's, or `both` = only days (or moments) worked on both sides. */
export const CALENDAR_KEYS = ['BE', 'CN', 'both'] as const;
export type CalendarKey = (typeof CALENDAR_KEYS)[number];

/** IANA time zone of each side. China has one zone and no daylight saving time. */
export const TIME_ZONES: Readonly<Record<Region, string>> = { BE: 'Europe/Brussels', CN: 'Asia/Shanghai' };

export interface CalendarDayNames {
  readonly nl: string;
  readonly en: string;
  readonly zh: string;
}

/**
 * A day that differs from 'Monday to Friday is worked': a public `holiday`, or a `workday` (a Chinese make-up day,
 * usually a Saturday or Sunday). `date` is a plain day `YYYY-MM-DD`.
 */
export interface CalendarDay {
  readonly date: string;
  readonly kind: 'holiday' | 'workday';
  readonly names: CalendarDayNames;
}

/**
 * One stretch of office hours in local time, `HH:MM` (seconds are accepted). Without `weekday` it holds on every worked
 * day; rows with `weekday` (ISO: 1 = Monday … 7 = Sunday) replace the general rows on that weekday.
 */
export interface OfficeHours {
  readonly region: Region;
  readonly weekday?: number;
  readonly from: string;
  readonly to: string;
}

/** The hours the agency starts with; an installation may replace them. */
export const DEFAULT_OFFICE_HOURS: readonly OfficeHours[] = [
  { region: 'BE', from: '09:00', to: '12:30' },
  { region: 'BE', from: '13:30', to: '17:00' },
  { region: 'CN', from: '09:00', to: '12:00' },
  { region: 'CN', from: '13:30', to: '17:30' },
];

/** Why a day is worked or not: `make-up` is worked although it is a weekend. */
export type DayReason = 'weekday' | 'weekend' | 'holiday' | 'make-up';

/**
 * What one side's calendar says about a day. `provisional` means that the official Chinese calendar that decides on
 * this day is not published yet, so only Monday to Friday was applied.
 */
export interface DayStatus {
  readonly region: Region;
  readonly date: string;
  readonly working: boolean;
  readonly reason: DayReason;
  readonly names?: CalendarDayNames;
  readonly provisional: boolean;
  /** The year whose official calendar is missing, when provisional. */
  readonly unpublishedYear?: number;
}

/** One stretch at work, in epoch milliseconds, half-open: at work from `from` up to, not including, `to`. */
export interface OfficeWindow {
  readonly from: number;
  readonly to: number;
}

/** One side's clock: which days are worked and at what hours. Built by `workingCalendar`. */
export interface WorkingCalendar {
  readonly region: Region;
  readonly timeZone: string;
  statusOf(date: Temporal.PlainDate): DayStatus;
  windowsOn(date: Temporal.PlainDate): readonly OfficeWindow[];
}

/** Both sides' clocks; every function of this folder takes them as its last argument. */
export type Calendars = Readonly<Record<Region, WorkingCalendar>>;

/** A calendar day: a `Temporal.PlainDate` or `YYYY-MM-DD`. */
export type DayInput = Temporal.PlainDate | string;

/** A moment: a `Temporal.Instant` or an ISO string with `Z` or an offset. */
export type InstantInput = Temporal.Instant | string;

/** The sides that have to be at work for a calendar key. */
export function regionsOf(key: CalendarKey): readonly Region[] {
  return key === 'both' ? REGIONS : [key];
}
