/** What stands between angle brackets; white space and comments around it are no part of it (RFC 5322, 3.6.4). */
const MESSAGE_ID = /<[^<>\s]{1,900}>/g;

/** How many earlier mails of a thread are looked for: those nearest to the answer say what it answers. */
const MOST_IDS = 50;

export interface ThreadHeaders {
  readonly inReplyTo: string | readonly string[] | null;
  readonly references: string | readonly string[] | null;
}

/**
 * The Message-IDs of what a mail answers, with their angle brackets, each once, nearest first: those of In-Reply-To, then those of
 * References from its end, where the latest stands (RFC 5322, 3.6.4).
 */
export function answeredMessageIds({ inReplyTo, references }: ThreadHeaders): string[] {
  const ids = [...idsIn(inReplyTo), ...idsIn(references).toReversed()];
  return [...new Set(ids)].slice(0, MOST_IDS);
}

function idsIn(header: string | readonly string[] | null): string[] {
  const text = typeof header === 'string' ? header : (header ?? []).join(' ');
  return text.match(MESSAGE_ID) ?? [];
}
