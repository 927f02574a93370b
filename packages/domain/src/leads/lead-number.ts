import { NUMBER_PREFIX, TRACKS, type Track } from '../tracks/tracks.js';

/** The number people quote: `INV-2026-0042`. Four digits at least; the fifth comes when a year needs it. */
export function formatLeadNumber(track: Track, year: number, sequence: number): string {
  return `${NUMBER_PREFIX[track]}-${year}-${String(sequence).padStart(4, '0')}`;
}

/** The parts of a typed lead number, in any case and with blanks around it; undefined when it is none. */
export function parseLeadNumber(typed: string): { track: Track; year: number; sequence: number } | undefined {
  const match = /^(INV|EXP)-(\d{4})-(\d{4,})$/.exec(typed.trim().toUpperCase());
  const track = TRACKS.find((each) => NUMBER_PREFIX[each] === match?.[1]);
  if (!match || !track) return undefined;
  return { track, year: Number(match[2]), sequence: Number(match[3]) };
}

/**
 * What a typed text says about the beginning of lead numbers, written as numbers are: `inv-20` asks for `INV-20…`. Undefined
 * when it does not begin like a number; the bare prefix is not enough, since it may be a word.
 */
export function leadNumberPrefix(typed: string): string | undefined {
  const match = /^(INV|EXP)[-\s]?(\d{1,4})(?:[-\s]?(\d*))?$/.exec(typed.trim().toUpperCase());
  if (!match) return undefined;
  const [, prefix = '', year = '', sequence = ''] = match;
  return year.length === 4 ? `${prefix}-${year}-${sequence}` : `${prefix}-${year}`;
}
