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
