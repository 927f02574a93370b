import type { FollowUp } from '@brug/contracts/follow-ups';

/** What a follow-up on the strip is. */
export type PinState = 'past' | 'late' | 'open' | 'provisional' | 'uncertain';

export function pinStateOf({ endedAt, state, overdue, dueReason }: FollowUp): PinState {
  if (endedAt !== null || state === 'sent') return 'past';
  if (state === 'uncertain' || state === 'dead') return 'uncertain';
  if (overdue) return 'late';
  return dueReason.provisional ? 'provisional' : 'open';
}
