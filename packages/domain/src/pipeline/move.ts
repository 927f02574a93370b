import type { FieldValues } from '../fields/field.js';
import { type Actor, may, type Ownership } from '../permissions/permissions.js';
import { missingForStage, type MissingRequirement } from './gate.js';
import type { Stage } from './stage.js';

/** What somebody asks for. */
export interface MoveRequest {
  readonly actor: Actor;
  readonly lead: Ownership;
  readonly from: Stage;
  readonly to: Stage;
  /** The lead's values with those given in the move, and `project.*` when it is a signature. */
  readonly values: FieldValues;
  /** Why, in the mover's words. */
  readonly reason: string | null;
  /** One of the lost reasons, when the lead is lost. */
  readonly lostReason: string | null;
  /** The day on which a dormant lead wakes, `YYYY-MM-DD`. */
  readonly wakeUpOn: string | null;
  /** Today in the agency's time zone, `YYYY-MM-DD`. */
  readonly today: string;
}

/** How a move reads on the timeline and in the reports: velocity looks at `forward` only. */
export type MoveDirection = 'forward' | 'back' | 'signed' | 'lost' | 'dormant' | 'reopened';

export type MoveDecision =
  | { readonly allowed: true; readonly direction: MoveDirection }
  | { readonly allowed: false; readonly code: 'auth.forbidden' }
  | { readonly allowed: false; readonly code: 'lead.same-stage' }
  | { readonly allowed: false; readonly code: 'lead.reason-required'; readonly field: 'reason' | 'lostReason' }
  | { readonly allowed: false; readonly code: 'lead.wake-up-required' }
  | { readonly allowed: false; readonly code: 'lead.gate-refused'; readonly missing: readonly MissingRequirement[] };

/**
 * Whether a lead may move, and as what. Rules: forward past stages is allowed; back needs a reason; lost needs a lost
 * reason; dormant needs a wake-up date after today; a stage's gate must be met on the way forward; leaving *signed* is for
 * managers, with a reason.
 */
export function decideMove(
  request: MoveRequest,
  euroCentsOf?: (amount: { amountMinor: bigint; currency: string }) => bigint | undefined,
): MoveDecision {
  const { actor, lead, from, to } = request;
  if (!may(actor, from.category === 'signed' ? 'lead.leave-signed' : 'lead.move', lead)) {
    return { allowed: false, code: 'auth.forbidden' };
  }
  if (from.id === to.id) return { allowed: false, code: 'lead.same-stage' };

  const direction = directionOf(from, to);
  const needsReason = direction === 'back' || from.category === 'signed';
  if (needsReason && !request.reason?.trim()) {
    return { allowed: false, code: 'lead.reason-required', field: 'reason' };
  }
  if (direction === 'lost' && !request.lostReason) {
    return { allowed: false, code: 'lead.reason-required', field: 'lostReason' };
  }
  if (direction === 'dormant' && (!request.wakeUpOn || request.wakeUpOn <= request.today)) {
    return { allowed: false, code: 'lead.wake-up-required' };
  }
  if (direction !== 'back') {
    const missing = missingForStage(to, request.values, euroCentsOf);
    if (missing.length > 0) return { allowed: false, code: 'lead.gate-refused', missing };
  }
  return { allowed: true, direction };
}

/** How the move from one stage to another reads. Coming back from lost, dormant or signed is a reopening. */
export function directionOf(from: Stage, to: Stage): MoveDirection {
  if (to.category !== 'open') return to.category;
  if (from.category !== 'open') return 'reopened';
  return to.position > from.position ? 'forward' : 'back';
}
