import pg from 'pg';

const { builtins } = pg.types;

/**
 * How rows come out of PostgreSQL, in raw queries and entities alike:
 * - `timestamptz`: ISO 8601 in UTC with `Z`, as the API shows it (`2026-11-23T09:30:00.125Z`); Temporal where a rule computes
 * - `date`: `YYYY-MM-DD`, never through an instant
 * - `bigint`: bigint (so `count(*)` too: cast it with `::int` where a number is wanted)
 * - `numeric`: string
 * Set per pool and not globally: the sign-in library and the queue keep the driver's defaults on pools of their own.
 */
export function rowTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  const asIs = (value: string): string => value;
  types.setTypeParser(builtins.TIMESTAMPTZ, toIsoInstant);
  types.setTypeParser(builtins.DATE, asIs);
  types.setTypeParser(builtins.NUMERIC, asIs);
  types.setTypeParser(builtins.INT8, BigInt);
  types.setTypeParser(BIGINT_ARRAY, (value: string) => arrayItems(value).map(BigInt));
  types.setTypeParser(DATE_ARRAY, arrayItems);
  return types;
}

const BIGINT_ARRAY = 1016;
const DATE_ARRAY = 1182;

/** PostgreSQL prints `2026-11-23 09:30:00.125+00` in a UTC session (every pool of ours sets it). */
function toIsoInstant(value: string): string {
  return value.endsWith('+00') ? `${value.slice(0, 10)}T${value.slice(11, -3)}Z` : value;
}

/** Items of a one-dimensional array literal whose items need no quotes. */
function arrayItems(literal: string): string[] {
  return literal === '{}' ? [] : literal.slice(1, -1).split(',');
}
