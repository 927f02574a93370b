/** How many earlier messages are named: enough for any mail program, and short enough for any server (RFC 5322, 2.1.1). */
export const THREAD_LENGTH = 10;

/** The headers that make a message the continuation of earlier ones; empty for the first. */
export interface ThreadHeaders {
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
}

/**
 * The thread of a message (RFC 5322, 3.6.4), from the Message-IDs of those that went to the same person about the same lead, the oldest first:
 * it continues the last one.
 */
export function threadOf(earlier: readonly string[]): ThreadHeaders {
  return { inReplyTo: earlier.at(-1) ?? null, references: earlier.slice(-THREAD_LENGTH) };
}
