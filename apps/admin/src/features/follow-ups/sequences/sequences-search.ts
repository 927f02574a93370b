import { ENROLMENT_STATES } from '@brug/domain/sequences';
import type { EnrolmentState } from '@brug/domain/sequences';

/** What of a sequence is looked at, as it stands in the address. */
export interface SequenceSearch {
  /** The line of its steps unless told. */
  readonly view?: 'runs' | 'versions';
  /** Runs in this state only. */
  readonly state?: EnrolmentState;
  /** An older version. */
  readonly version?: number;
  /** The lead the dates are for; a believable firm unless told. */
  readonly lead?: string;
  /** The day the run would begin, `YYYY-MM-DD`, or `today`; the day it fell on unless told. */
  readonly on?: string;
}

export function parseSequenceSearch(search: Record<string, unknown>): SequenceSearch {
  const { view, state, version, lead, on } = search;
  return {
    ...((view === 'runs' || view === 'versions') && { view }),
    ...(ENROLMENT_STATES.some((known) => known === state) && { state: state as EnrolmentState }),
    ...(typeof version === 'number' && Number.isInteger(version) && version > 0 && { version }),
    ...(typeof lead === 'string' && /^[\da-f-]{36}$/.test(lead) && { lead }),
    ...(typeof on === 'string' && (on === 'today' || isDay(on)) && { on }),
  };
}

/** The same without some of its parts. */
export function without(search: SequenceSearch, ...keys: readonly (keyof SequenceSearch)[]): SequenceSearch {
  return Object.fromEntries(Object.entries(search).filter(([key]) => !keys.some((known) => known === key)));
}

function isDay(text: string): boolean {
  return /^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
