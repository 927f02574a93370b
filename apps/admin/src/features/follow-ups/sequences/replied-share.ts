import type { SequenceSummary } from '@brug/contracts/sequences';

/** The share of all runs in which somebody wrote back, in basis points; null while there are none. */
export function repliedShare({ running, paused, finished, stopped, replied }: SequenceSummary['runs']): number | null {
  const all = running + paused + finished + stopped;
  // Whole per cents: a tenth of one run of forty says nothing.
  return all === 0 ? null : Math.round((replied / all) * 100) * 100;
}
