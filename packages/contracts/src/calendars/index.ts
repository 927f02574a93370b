import { CALENDAR_FORMATS, CALENDAR_YEAR_STATES, MOST_CALENDAR_DAYS, REGIONS } from '@brug/domain/calendars';
import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { day, givenDay, instant, line, localisedText } from '../http/primitives.js';

const region = z.enum(REGIONS);
const kind = z.enum(['holiday', 'workday']);

/** A year somebody may look at or enter. */
const year = z.coerce.number().int().min(2000).max(2100);

/** The version of something that may not be there yet: 0 until it was entered. */
const versionOrNone = z.int().min(0);

/** A day that differs from 'Monday to Friday is worked': a holiday, or a make-up day. */
export const calendarDayView = z.object({ date: day, kind, names: localisedText }).meta({ id: 'CalendarDay' });

const givenName = line(80);
const givenCalendarDay = z
  .object({ date: givenDay, kind, names: z.object({ nl: givenName, en: givenName, zh: givenName }) })
  .meta({ id: 'GivenCalendarDay' });

const givenDays = z.array(givenCalendarDay).max(MOST_CALENDAR_DAYS);

const yearHead = {
  region,
  year: z.int(),
  state: z.enum(CALENDAR_YEAR_STATES),
  version: versionOrNone,
  /** When somebody last changed it; null: never. */
  updatedAt: instant.nullable(),
};

export const calendarYearSummary = z
  .object({ ...yearHead, holidays: z.int(), makeUpDays: z.int() })
  .meta({ id: 'CalendarYearSummary' });
export type CalendarYearSummary = z.infer<typeof calendarYearSummary>;

export const calendarYearView = z
  .object({
    ...yearHead,
    /** China: whether the official calendar is out. A year that is not stays marked as provisional, with whatever days are entered. */
    published: z.boolean(),
    /** With the legal holidays, for Belgium; in the order of dates. */
    days: z.array(calendarDayView),
  })
  .meta({ id: 'CalendarYear' });
export type CalendarYearView = z.infer<typeof calendarYearView>;

/** What a change of the clocks would do to what is planned on them. */
export const touchedFollowUps = z
  .object({
    /** Open follow-ups that would get another time. */
    moved: z.int(),
    /** Those that keep their time and lose, or get, the mark of being provisional. */
    marked: z.int(),
    /** False when there are more open follow-ups than are looked at for a preview: the numbers are then the least there are. */
    complete: z.boolean(),
  })
  .meta({ id: 'TouchedFollowUps' });
export type TouchedFollowUps = z.infer<typeof touchedFollowUps>;

/** What entering a year would do. Nothing is written. */
export const calendarPreview = z
  .object({
    days: z.array(calendarDayView),
    added: z.array(calendarDayView),
    changed: z.array(z.object({ before: calendarDayView, after: calendarDayView })),
    removed: z.array(calendarDayView),
    /** What stands in the way, by field (`days.3.names.zh`) or by line of the file (`lines.7`). */
    problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    /** Further problems that are not listed. */
    moreProblems: z.int(),
    followUps: touchedFollowUps,
  })
  .meta({ id: 'CalendarPreview' });
export type CalendarPreview = z.infer<typeof calendarPreview>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM');

/** One stretch of office hours. `weekday` (ISO, 1 = Monday) replaces the general hours on that day; null: on every worked day. */
export const officeStretch = z
  .object({ weekday: z.int().min(1).max(7).nullable(), from: time, to: time })
  .meta({ id: 'OfficeStretch' });
export type OfficeStretchView = z.infer<typeof officeStretch>;

export const officeHoursView = z
  .object({ region, version: versionOrNone, updatedAt: instant.nullable(), hours: z.array(officeStretch) })
  .meta({ id: 'OfficeHours' });
export type OfficeHoursView = z.infer<typeof officeHoursView>;

const givenHours = z.array(officeStretch).max(30);

const regionParams = z.object({ region }).meta({ id: 'CalendarRegionParams' });
const yearParams = z.object({ region, year }).meta({ id: 'CalendarYearParams' });

/** What administrators do with the calendars; everybody reads them at `/reference/calendars`. */
export const calendarEndpoints = {
  years: endpoint({
    method: 'GET',
    path: '/calendars/:region/years',
    summary: 'The years of a side, from the first that is known to two years from now, with what is known of each',
    access: 'settings.read',
    params: regionParams,
    response: z.object({ items: z.array(calendarYearSummary) }),
  }),
  year: endpoint({
    method: 'GET',
    path: '/calendars/:region/years/:year',
    summary: 'The holidays and make-up days of a year',
    access: 'settings.read',
    params: yearParams,
    response: calendarYearView,
  }),
  saveYear: endpoint({
    method: 'PUT',
    path: '/calendars/:region/years/:year',
    summary: 'Enter or correct a whole year; what was planned on it is planned again',
    access: 'settings.update',
    params: yearParams,
    body: z
      .object({ version: versionOrNone, published: z.boolean().default(true), days: givenDays })
      .meta({ id: 'SaveCalendarYear' }),
    response: calendarYearView,
    status: 200,
    errors: ['version.conflict'],
  }),
  previewYear: endpoint({
    method: 'POST',
    path: '/calendars/:region/years/:year/preview',
    summary: 'What entering a year like this would change, and how many open follow-ups would move',
    access: 'settings.update',
    params: yearParams,
    body: z.object({ published: z.boolean().default(true), days: givenDays }).meta({ id: 'PreviewCalendarYear' }),
    response: calendarPreview,
    status: 200,
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/calendars/:region/years/:year/preview-import',
    summary: 'The same for a file: CSV or JSON of date, kind, nl, en, zh, or an iCalendar file of Chinese holidays',
    access: 'settings.update',
    params: yearParams,
    body: z
      .object({
        format: z.enum(CALENDAR_FORMATS),
        content: z
          .string()
          .min(1)
          .max(500_000)
          .regex(/^[^\0\p{Cs}]*$/u, 'no NUL character'),
      })
      .meta({ id: 'PreviewCalendarImport' }),
    response: calendarPreview,
    status: 200,
  }),
  officeHours: endpoint({
    method: 'GET',
    path: '/calendars/:region/office-hours',
    summary: 'The office hours of a side, in its local time',
    access: 'settings.read',
    params: regionParams,
    response: officeHoursView,
  }),
  saveOfficeHours: endpoint({
    method: 'PUT',
    path: '/calendars/:region/office-hours',
    summary: 'Change the office hours of a side; what was planned on them is planned again',
    access: 'settings.update',
    params: regionParams,
    body: z.object({ version: versionOrNone, hours: givenHours }).meta({ id: 'SaveOfficeHours' }),
    response: officeHoursView,
    status: 200,
    errors: ['version.conflict'],
  }),
  previewOfficeHours: endpoint({
    method: 'POST',
    path: '/calendars/:region/office-hours/preview',
    summary:
      'How many open follow-ups would move with office hours like these; what saving refuses is refused here too',
    access: 'settings.update',
    params: regionParams,
    body: z.object({ hours: givenHours }).meta({ id: 'PreviewOfficeHours' }),
    response: z.object({ followUps: touchedFollowUps }).meta({ id: 'OfficeHoursPreview' }),
    status: 200,
  }),
} as const;
