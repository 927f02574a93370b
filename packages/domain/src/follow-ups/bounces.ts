/** What a report says of a message: it will not arrive, or it has not arrived yet. */
export type BounceKind = 'hard' | 'soft';

/** Statuses of class 5 that are not about the address (RFC 3463): full mailbox, size, the system, the protocol, the content, a policy. */
const NOT_THE_ADDRESS = /^5\.(?:2\.[234]|[3567]\.\d+)$/u;

/** The bare status of a `Status:` field, such as `5.1.1` (RFC 3463, 2); null when it is none. */
export function statusIn(field: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/u.exec(field)?.[1] ?? null;
}

/**
 * What became of a message by a delivery report (RFC 3464, 2.3.3 and 2.3.4); null when the report is no bad news. The class of
 * the status decides; without one the action does.
 */
export function bounceKind(action: string, status: string | null): BounceKind | null {
  const said = action.trim().toLowerCase();
  if (said === 'delivered' || said === 'relayed' || said === 'expanded') return null;
  if (said === 'delayed') return 'soft';
  if (status === null) return said === 'failed' ? 'hard' : null;
  if (status.startsWith('2')) return null;
  return status.startsWith('5') ? 'hard' : 'soft';
}

/**
 * Whether a bounce says that nobody can be reached at the address any more. A full mailbox, a message that is too large or a server
 * that takes us for spam is bad news for this message and no reason to give the address up.
 */
export function tellsAddressIsGone(kind: BounceKind, status: string | null): boolean {
  return kind === 'hard' && (status === null || !NOT_THE_ADDRESS.test(status));
}
