/** Whether the pause in the row `pause` of `sending_pause` holds the message in the row `message`. Its twin in the domain is `isHeld`. */
export function heldBy(pause: string, message: string): string {
  return `coalesce(${pause}.level = 'everything'
    OR (${pause}.level = 'all-but-acknowledgements' AND NOT ${message}.acknowledgement), false)`;
}

/**
 * The condition under which no pause holds a message. It is asked in the very statement that claims or begins to send, so that nothing
 * leaves once a pause was committed, whatever a process remembers.
 */
export function notHeld(message: string): string {
  return `NOT EXISTS (SELECT FROM sending_pause pause WHERE pause.id = 1 AND ${heldBy('pause', message)})`;
}

/** Joins the pause. By its key, so that a plan counts on one row: nothing ever analyses so small a table. */
export const JOIN_PAUSE = 'JOIN sending_pause pause ON pause.id = 1';

/** Since when a message could have been sent: since it is due or, when it was held then, since it was let go. */
export function freeSince(pause: string, message: string): string {
  return `greatest(${message}.due_at, ${pause}.resumed_at)`;
}
