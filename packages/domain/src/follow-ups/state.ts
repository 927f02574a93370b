/** What a follow-up is: a message the system sends, or a task a person does. */
export const FOLLOW_UP_KINDS = ['message', 'task'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

export const TASK_KINDS = ['call', 'wechat', 'visit', 'to-do'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/**
 * - `planned` waits for its time (a task: waits for its person)
 * - `claimed` a worker holds it under a lease with a fencing token
 * - `sending` committed before the mail server is spoken to; from here on nothing is sent again on its own
 * - `sent` the server accepted it
 * - `failed` the server refused it for now; it is tried again at `dueAt`
 * - `dead` refused for good, or refused too often; shown to the owner
 * - `uncertain` it was *sending* when its lease ran out, or the final answer never came; a person decides
 * - `done` a task was done; `cancelled`, `skipped` it is not going to happen, with a reason
 */
export const FOLLOW_UP_STATES = [
  'planned',
  'claimed',
  'sending',
  'sent',
  'failed',
  'dead',
  'uncertain',
  'done',
  'cancelled',
  'skipped',
] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** Every transition there is, as data. A state that leads nowhere is final. */
export const FOLLOW_UP_TRANSITIONS: Readonly<
  Record<FollowUpKind, Readonly<Record<FollowUpState, readonly FollowUpState[]>>>
> = {
  message: {
    planned: ['claimed', 'cancelled', 'skipped'],
    // Back to planned: the lease ran out before anything was sent, or the worker handed it back at shutdown.
    claimed: ['planned', 'sending', 'cancelled', 'skipped', 'dead'],
    sending: ['sent', 'failed', 'dead', 'uncertain'],
    failed: ['claimed', 'cancelled', 'skipped'],
    // A person decides: it went (sent), it did not (planned again), or it is no longer wanted (cancelled).
    uncertain: ['sent', 'planned', 'cancelled'],
    dead: ['planned', 'cancelled'],
    sent: [],
    done: [],
    cancelled: [],
    skipped: [],
  },
  task: {
    planned: ['done', 'cancelled', 'skipped'],
    done: ['planned'],
    cancelled: [],
    skipped: [],
    claimed: [],
    sending: [],
    sent: [],
    failed: [],
    dead: [],
    uncertain: [],
  },
};

/** Whether a follow-up of the kind may go from one state to the other. */
export function mayTransition(kind: FollowUpKind, from: FollowUpState, to: FollowUpState): boolean {
  return FOLLOW_UP_TRANSITIONS[kind][from].includes(to);
}

/** States in which something is still to happen. */
export const OPEN_STATES: readonly FollowUpState[] = ['planned', 'claimed', 'sending', 'failed', 'uncertain'];
/** States in which a follow-up has ended: nothing happens to it any more, except that a task's being done is taken back. */
export const ENDED_STATES: readonly FollowUpState[] = ['sent', 'done', 'cancelled', 'skipped'];
/** States in which a worker may claim a message that is due. */
export const CLAIMABLE_STATES: readonly FollowUpState[] = ['planned', 'failed'];
