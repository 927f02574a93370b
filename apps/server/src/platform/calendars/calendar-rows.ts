import {
  belgianCalendar,
  belgianRows,
  calendarPeriod,
  type CalendarDay,
  type CalendarYear,
  type OfficeStretch,
  type Region,
} from '@brug/domain/calendars';
import type { Tx } from '../database/tx.js';

/** A year as it is kept. Version 0: nobody entered it, and what is known of it is computed or nothing. */
export interface KeptYear extends CalendarYear {
  readonly version: number;
  readonly updatedAt: string | null;
}

export interface KeptOfficeHours {
  readonly region: Region;
  readonly version: number;
  readonly updatedAt: string | null;
  readonly hours: readonly OfficeStretch[];
}

/** What reads rows: a transaction's `query` or the database's `read`. */
export type Read = <Row extends object>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

/** Years and office hours have no ids of their own: the audit trail and the outbox know them by these. */
export function calendarYearId(region: Region, year: number): string {
  return `01890000-0000-7000-8002-${region === 'BE' ? '1' : '2'}0000000${year}`;
}
export function officeHoursId(region: Region): string {
  return `01890000-0000-7000-8002-${region === 'BE' ? '1' : '2'}00000000000`;
}

interface YearRow {
  readonly year: number;
  readonly version: number;
  readonly published: boolean;
  readonly updatedAt: string | null;
}

/** The years of a period, one after the other, also those nobody entered. */
export async function readYears(read: Read, region: Region, from: number, to: number): Promise<KeptYear[]> {
  const period = [calendarPeriod(region, from).from, calendarPeriod(region, to).to];
  const [years, days] = await Promise.all([
    read<YearRow>(READ_YEARS, [region, from, to]),
    read<CalendarDay>(READ_DAYS, [region, ...period]),
  ]);
  return Array.from({ length: to - from + 1 }, (_unused, index): KeptYear => {
    const year = from + index;
    const row = years.find((each) => each.year === year);
    const own = daysWithin(region, year, days);
    return {
      region,
      year,
      version: row?.version ?? 0,
      updatedAt: row?.updatedAt ?? null,
      published: region === 'BE' || row?.published === true,
      days: region === 'BE' ? belgianCalendar(year, own) : own,
    };
  });
}

export async function readYear(read: Read, region: Region, year: number): Promise<KeptYear> {
  const [kept] = await readYears(read, region, year, year);
  if (!kept) throw new Error(`No year ${year}.`);
  return kept;
}

/** The first year that is kept of a side; null when none is. */
export async function firstYear(read: Read, region: Region): Promise<number | null> {
  const [row] = await read<{ year: number | null }>(FIRST_YEAR, [region]);
  return row?.year ?? null;
}

/** The rows that hold a year: for Belgium only what differs from the law. */
export function rowsOfYear({ region, year, days }: CalendarYear): readonly CalendarDay[] {
  return region === 'BE' ? belgianRows(year, days) : days;
}

/** Writes a year over the version that was seen. Resolves with false when it has another by now. */
export async function writeYear(tx: Tx, year: CalendarYear, version: number): Promise<boolean> {
  const head = [year.region, year.year, year.published, tx.at];
  const written = await (version === 0 ? tx.execute(ADD_YEAR, head) : tx.execute(CHANGE_YEAR, [...head, version]));
  if (written === 0) return false;
  const { from, to } = calendarPeriod(year.region, year.year);
  await tx.execute(REMOVE_DAYS, [year.region, from, to]);
  const rows = rowsOfYear(year);
  if (rows.length > 0) await tx.execute(ADD_DAYS, [year.region, JSON.stringify(rows)]);
  return true;
}

export async function readOfficeHours(read: Read, region: Region): Promise<KeptOfficeHours> {
  const [heads, hours] = await Promise.all([
    read<{ version: number; updatedAt: string | null }>(READ_HOURS_VERSION, [region]),
    read<{ weekday: number | null; from: string; to: string }>(READ_HOURS, [region]),
  ]);
  const { version = 0, updatedAt = null } = heads[0] ?? {};
  const stretches = hours.map(({ weekday, from, to }) => (weekday === null ? { from, to } : { weekday, from, to }));
  return { region, version, updatedAt, hours: stretches };
}

/** Writes a side's office hours over the version that was seen. Resolves with false when they have another by now. */
export async function writeOfficeHours(
  tx: Tx,
  region: Region,
  hours: readonly (OfficeStretch & { readonly id: string })[],
  version: number,
): Promise<boolean> {
  if ((await tx.execute(CHANGE_HOURS, [region, tx.at, version])) === 0) return false;
  await tx.execute('DELETE FROM office_hours WHERE region = $1', [region]);
  await tx.execute(ADD_HOURS, [region, JSON.stringify(hours)]);
  return true;
}

function daysWithin(region: Region, year: number, days: readonly CalendarDay[]): CalendarDay[] {
  const { from, to } = calendarPeriod(region, year);
  return days.filter(({ date }) => from <= date && date <= to);
}

const READ_YEARS = `SELECT year, version, published, updated_at AS "updatedAt" FROM calendar_years
  WHERE region = $1 AND year BETWEEN $2 AND $3`;
const READ_DAYS = `SELECT date, kind, names FROM calendar_days
  WHERE region = $1 AND date BETWEEN $2::date AND $3::date ORDER BY date`;
const FIRST_YEAR = 'SELECT min(year) AS year FROM calendar_years WHERE region = $1';
const ADD_YEAR = `INSERT INTO calendar_years (region, year, published, updated_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING`;
const CHANGE_YEAR = `UPDATE calendar_years SET published = $3, updated_at = $4, version = version + 1
  WHERE region = $1 AND year = $2 AND version = $5`;
const REMOVE_DAYS = 'DELETE FROM calendar_days WHERE region = $1 AND date BETWEEN $2::date AND $3::date';
const ADD_DAYS = `INSERT INTO calendar_days (region, date, kind, names)
  SELECT $1, d.date, d.kind, d.names FROM jsonb_to_recordset($2::jsonb) AS d(date date, kind text, names jsonb)`;
const READ_HOURS_VERSION = `SELECT version, updated_at AS "updatedAt" FROM office_hours_versions WHERE region = $1`;
const READ_HOURS = `SELECT weekday, to_char(opens, 'HH24:MI') AS "from", to_char(closes, 'HH24:MI') AS "to"
  FROM office_hours WHERE region = $1 ORDER BY weekday NULLS FIRST, opens`;
const CHANGE_HOURS = `UPDATE office_hours_versions SET version = version + 1, updated_at = $2
  WHERE region = $1 AND version = $3`;
const ADD_HOURS = `INSERT INTO office_hours (id, region, weekday, opens, closes)
  SELECT h.id, $1, h.weekday, h."from", h."to"
  FROM jsonb_to_recordset($2::jsonb) AS h(id uuid, weekday smallint, "from" time, "to" time)`;
