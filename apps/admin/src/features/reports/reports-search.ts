import type { ListLeadsQuery } from '@brug/contracts/leads';

type Track = NonNullable<ListLeadsQuery['track']>;
type Currency = NonNullable<ListLeadsQuery['currency']>;

/** What both pages of the report are narrowed to, as it stands in the address. */
interface Narrowing {
  readonly track?: Track;
  readonly ownerId?: string;
  readonly teamId?: string;
  /** The day whose rates the euro figures are of; today's unless told. */
  readonly rateDate?: string;
}

export interface PipelineSearch extends Narrowing {
  /** The tables behind the drawings. */
  readonly view?: 'table';
}

/** Which rows one figure of the report is made of. */
export interface RowsSearch extends Narrowing {
  readonly category: 'open' | 'signed';
  readonly stageId?: string;
  readonly currency?: Currency;
  /** Of signed leads: the year of the signature. */
  readonly signedYear?: number;
}

export function parsePipelineSearch(search: Record<string, unknown>): PipelineSearch {
  return { ...narrowingOf(search), ...(search['view'] === 'table' && { view: 'table' }) };
}

/** An address that says nothing of use opens all open leads. */
export function parseRowsSearch(search: Record<string, unknown>): RowsSearch {
  const { category, stageId, currency, signedYear } = search;
  const year = Number(signedYear);
  return {
    ...narrowingOf(search),
    category: category === 'signed' ? 'signed' : 'open',
    ...(isId(stageId) && { stageId }),
    ...((currency === 'EUR' || currency === 'CNY' || currency === 'USD') && { currency }),
    ...(Number.isInteger(year) && year >= 2000 && year <= 2100 && { signedYear: year }),
  };
}

function narrowingOf({ track, ownerId, teamId, rateDate }: Record<string, unknown>): Narrowing {
  return {
    ...((track === 'investment' || track === 'export') && { track }),
    ...(isId(ownerId) && { ownerId }),
    ...(isId(teamId) && { teamId }),
    ...(isDay(rateDate) && { rateDate }),
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
