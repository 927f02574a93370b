import { CHINESE_PUBLISHED_YEARS, chineseCalendarDays, DEFAULT_OFFICE_HOURS } from '@brug/domain/calendars';
import { newId } from '../database/new-id.js';
import type { Tx } from '../database/tx.js';
import { calendarYearId } from './calendar-rows.js';

/**
 * Writes the published Chinese years that are not there yet, and office hours when there are none. Belgian holidays are
 * computed and need no rows. What somebody entered or corrected stays.
 */
export async function installDefaultCalendars(tx: Tx): Promise<void> {
  const known = await tx.query<{ year: number }>(KNOWN_YEARS);
  const years = await tx.query<{ year: number }>(INSTALL_YEARS, [[...CHINESE_PUBLISHED_YEARS]]);
  const days = years.flatMap(({ year }) => chineseCalendarDays(year));
  if (days.length > 0) await tx.execute(INSTALL_DAYS, [JSON.stringify(days)]);
  // A year that came with a new release: what was planned on it as provisional is planned again.
  for (const { year } of known.length > 0 ? years : []) {
    const change = { region: 'CN', year, version: 1 } as const;
    await tx.events.record('calendar.changed.v1', change, { aggregate: calendarYearId('CN', year) });
  }
  const hours = DEFAULT_OFFICE_HOURS.map(({ region, from, to }) => ({ id: newId(), region, opens: from, closes: to }));
  await tx.execute(INSTALL_HOURS, [JSON.stringify(hours)]);
}

const KNOWN_YEARS = `SELECT year FROM calendar_years WHERE region = 'CN' LIMIT 1`;
const INSTALL_YEARS = `INSERT INTO calendar_years (region, year) SELECT 'CN', year FROM unnest($1::int[]) AS year
  ON CONFLICT DO NOTHING RETURNING year`;
const INSTALL_DAYS = `INSERT INTO calendar_days (region, date, kind, names)
  SELECT 'CN', d.date, d.kind, d.names FROM jsonb_to_recordset($1::jsonb) AS d(date date, kind text, names jsonb)
  ON CONFLICT DO NOTHING`;
const INSTALL_HOURS = `INSERT INTO office_hours (id, region, opens, closes)
  SELECT h.id, h.region, h.opens, h.closes
  FROM jsonb_to_recordset($1::jsonb) AS h(id uuid, region text, opens time, closes time)
  WHERE NOT EXISTS (SELECT FROM office_hours)`;
