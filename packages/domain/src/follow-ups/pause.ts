/**
 * What is held while sending is paused. An acknowledgement answers what somebody just asked for, so the milder level lets it go:
 * who writes to us still hears that it arrived.
 */
export const PAUSE_LEVELS = ['all-but-acknowledgements', 'everything'] as const;
export type PauseLevel = (typeof PAUSE_LEVELS)[number];

/**
 * Whether a message waits although it is due; `level` is null while nothing is paused. The statement that claims a message asks the same
 * in PostgreSQL, where the pause is kept.
 */
export function isHeld(level: PauseLevel | null, message: { readonly acknowledgement: boolean }): boolean {
  return level === 'everything' || (level === 'all-but-acknowledgements' && !message.acknowledgement);
}
