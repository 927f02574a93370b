/** A mail of a thread that we know: one that was sent for a lead, or one that came in about it. */
export interface ThreadMail {
  readonly messageId: string;
  readonly leadId: string;
  readonly contactId: string | null;
  readonly followUpId: string | null;
}

/** A contact with the sender's address, on an open lead of theirs. */
export interface OpenLeadOfSender {
  readonly contactId: string;
  readonly leadId: string;
  /** When something was last written down about this contact on this lead, ISO 8601 in UTC; null when nothing was. */
  readonly lastActivityAt: string | null;
}

export interface MatchInput {
  /** Message-IDs of what the mail answers, nearest first. */
  readonly answered: readonly string[];
  readonly thread: readonly ThreadMail[];
  /** Contacts with the sender's address. */
  readonly senderContactIds: readonly string[];
  readonly openLeads: readonly OpenLeadOfSender[];
}

export interface MailMatch {
  readonly by: 'thread' | 'address';
  readonly leadId: string;
  /** Who wrote, as far as the address tells; null for somebody we do not know, e.g. a colleague of the one we wrote to. */
  readonly contactId: string | null;
  /** The message that is answered, where that is known. */
  readonly followUpId: string | null;
  /** The contact to whom the thread belongs. */
  readonly threadContactId: string | null;
}

/**
 * Where a mail belongs: to the lead of the nearest mail it answers; without one to the open lead of whoever has the sender's address,
 * and of several to that on which something was last written down about them. Null: somebody has to say. The text decides nothing.
 */
export function matchMail(input: MatchInput): MailMatch | null {
  return matchThread(input) ?? matchAddress(input);
}

function matchThread({ answered, thread, senderContactIds }: MatchInput): MailMatch | null {
  for (const messageId of answered) {
    const mail = thread.find((each) => each.messageId === messageId);
    if (!mail) continue;
    const addressee = mail.contactId !== null && senderContactIds.includes(mail.contactId) ? mail.contactId : null;
    return {
      by: 'thread',
      leadId: mail.leadId,
      contactId: addressee ?? onlyOne(senderContactIds),
      followUpId: mail.followUpId,
      threadContactId: mail.contactId,
    };
  }
  return null;
}

function matchAddress({ openLeads }: MatchInput): MailMatch | null {
  const sorted = openLeads.toSorted((one, other) => order(other.lastActivityAt, one.lastActivityAt));
  const [first] = sorted;
  if (!first) return null;
  const { leadId } = first;
  const second = sorted.find((each) => each.leadId !== leadId);
  // Of several leads one must stand out.
  if (second && order(first.lastActivityAt, second.lastActivityAt) === 0) return null;
  const contactId = onlyOne(sorted.filter((each) => each.leadId === leadId).map((each) => each.contactId));
  return { by: 'address', leadId, contactId, followUpId: null, threadContactId: contactId };
}

function order(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null) return -1;
  return other === null ? 1 : Temporal.Instant.compare(one, other);
}

function onlyOne(ids: readonly string[]): string | null {
  return ids.length === 1 ? (ids[0] ?? null) : null;
}
