import type { StageCategory } from '../pipeline/stage.js';
import { mayTransition, type FollowUpKind, type FollowUpState } from './state.js';

/** An open follow-up of a lead that moves. */
export interface OpenFollowUp {
  readonly kind: FollowUpKind;
  readonly state: FollowUpState;
  readonly acknowledgement: boolean;
  /** Planned by a rule, not by a person. */
  readonly byRule: boolean;
  readonly plannedForStageId: string | null;
  /** A step of a sequence: its run decides, see `reasonToStop`. */
  readonly ofRun?: boolean;
}

/** Where the lead came from and where it is now. */
export interface LeadMove {
  readonly fromStageId: string;
  readonly toCategory: StageCategory;
}

/**
 * Why a follow-up is called off when its lead moves, or null when it stays: what was planned for the stage that was left;
 * messages of a lead that is lost or signed; and, of a lost lead, the tasks that a rule planned. A task somebody made stays until
 * somebody ends it, an acknowledgement goes out in any case, and what may have left already is never touched.
 */
export function reasonToCallOff(followUp: OpenFollowUp, move: LeadMove): 'stage-left' | 'lead-closed' | null {
  if (followUp.ofRun || followUp.acknowledgement || !mayTransition(followUp.kind, followUp.state, 'cancelled'))
    return null;
  // What is uncertain or dead waits for a person's decision.
  if (followUp.state === 'uncertain' || followUp.state === 'dead') return null;
  if (followUp.plannedForStageId === move.fromStageId) return 'stage-left';
  const closed = move.toCategory === 'lost' || move.toCategory === 'signed';
  if (closed && followUp.kind === 'message') return 'lead-closed';
  return move.toCategory === 'lost' && followUp.byRule ? 'lead-closed' : null;
}
