import type { Calendars, Region } from '../calendars/index.js';
import { whenToWait, type QuotaKind, type QuotaUsage, type SendingLimits } from './limits.js';
import { isHeld, type PauseLevel } from './pause.js';
import { outsideQuietHours } from './quiet-hours.js';

/** What can keep a message that was told to go now. */
export const WAITING_FOR = ['pause', 'quiet-hours', 'limit'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** When a message leaves that was told to go now. */
export interface Leaving {
  /** Not before this; under a pause, this is when it could have left without. */
  readonly at: Temporal.Instant;
  /** Null when it leaves at once. */
  readonly waitsFor: WaitingFor | null;
}

/** A message that somebody tells to go now, and what bears on when it does. */
export interface LetGo {
  readonly acknowledgement: boolean;
  /** The recipient's. */
  readonly region: Region;
  readonly pause: PauseLevel | null;
  readonly usages: Readonly<Record<QuotaKind, QuotaUsage>>;
  readonly limits: SendingLimits;
}

/**
 * When a message leaves that a person tells to go now. Their word does not lift what protects its recipient and the sender's name: it still
 * waits for a pause to end, for the recipient's hours and for the limits, in this order. What the limits will be by the time that
 * the recipient is at work nobody knows, so they count only for what could leave at once.
 */
export function whenItLeaves(now: Temporal.Instant, message: LetGo, calendars: Calendars): Leaving {
  const { at } = outsideQuietHours(now, message, calendars);
  if (isHeld(message.pause, message)) return { at, waitsFor: 'pause' };
  if (!at.equals(now)) return { at, waitsFor: 'quiet-hours' };
  const wait = whenToWait(message.usages, message.limits, now, message.acknowledgement ? now : null);
  return wait ? { at: wait.earliest, waitsFor: 'limit' } : { at, waitsFor: null };
}
