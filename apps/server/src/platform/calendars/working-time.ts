import { Injectable } from '@nestjs/common';
import {
  TIME_ZONES,
  workingCalendar,
  workingDaysBetween,
  workingMinutesBetween,
  type CalendarDay,
  type Calendars,
  type OfficeHours,
  type Region,
} from '@brug/domain/calendars';
import { AGENCY_REGION } from '@brug/domain/follow-ups';
import { Database } from '../database/database.js';
import { Kept } from '../database/kept.js';

/** The rows the clocks are built from. */
export interface CalendarRows {
  readonly days: readonly (CalendarDay & { readonly region: Region })[];
  /** Chinese years whose official calendar is among the days. */
  readonly publishedYears: readonly number[];
  readonly officeHours: readonly OfficeHours[];
}

/** Both sides' clocks at one moment, with the figures that lists of leads and follow-ups show. All of it is computed at once. */
export class WorkingClock {
  readonly calendars: Calendars;

  constructor(readonly rows: CalendarRows) {
    const clockOf = (region: Region) =>
      workingCalendar({
        region,
        days: rows.days.filter((day) => day.region === region),
        publishedYears: region === 'CN' ? rows.publishedYears : [],
        officeHours: rows.officeHours,
      });
    this.calendars = { BE: clockOf('BE'), CN: clockOf('CN') };
  }

  /** Whole working days that passed at the agency since something was due (ISO instant); 0 when it is on time. */
  workingDaysLate(dueAt: string, now: Temporal.Instant): number {
    const due = Temporal.Instant.from(dueAt);
    if (Temporal.Instant.compare(due, now) >= 0) return 0;
    const zone = TIME_ZONES[AGENCY_REGION];
    const from = due.toZonedDateTimeISO(zone).toPlainDate();
    const to = now.toZonedDateTimeISO(zone).toPlainDate();
    return workingDaysBetween(from, to, AGENCY_REGION, this.calendars).days;
  }

  /** Office time of the agency between two instants, in minutes: the measure of response times. */
  workingMinutes(from: Temporal.Instant, to: Temporal.Instant): number {
    return workingMinutesBetween(from, to, AGENCY_REGION, this.calendars).minutes;
  }
}

/** Calendars and office hours of both sides, from their rows and kept in memory. */
@Injectable()
export class WorkingTime {
  readonly #kept: Kept<WorkingClock>;

  constructor(database: Database) {
    this.#kept = new Kept(async () => new WorkingClock(await readCalendarRows((sql) => database.read(sql))));
  }

  current(): Promise<WorkingClock> {
    return this.#kept.get();
  }

  /**
   * After the rows were changed and committed. Every HTTP process does so when it hears of the change; a process that does not hear of it
   * works with what it knew for 30 seconds at most.
   */
  forget(): void {
    this.#kept.forget();
  }
}

/** All rows as they are now. */
export async function readCalendarRows(
  read: <Row extends object>(sql: string) => Promise<Row[]>,
): Promise<CalendarRows> {
  const [days, years, hours] = await Promise.all([
    read<CalendarDay & { region: Region }>(READ_DAYS),
    read<{ year: number }>(READ_YEARS),
    read<Omit<OfficeHours, 'weekday'> & { readonly weekday: number | null }>(READ_HOURS),
  ]);
  const officeHours = hours.map(({ weekday, ...row }) => (weekday === null ? row : { ...row, weekday }));
  return { days, publishedYears: years.map(({ year }) => year), officeHours };
}

const READ_DAYS = 'SELECT region, date, kind, names FROM calendar_days ORDER BY region, date';
const READ_YEARS = `SELECT year FROM calendar_years WHERE region = 'CN' AND published ORDER BY year`;
const READ_HOURS = `SELECT region, weekday, to_char(opens, 'HH24:MI') AS "from", to_char(closes, 'HH24:MI') AS "to"
  FROM office_hours ORDER BY region, weekday NULLS FIRST, opens`;
