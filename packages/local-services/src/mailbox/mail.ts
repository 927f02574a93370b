/** A name and an address as a mail's header gives them; the name may be empty. */
export interface MailAddress {
  name: string;
  address: string;
}

/** What the list of mails shows of one. */
export interface MailSummary {
  /** Sorts by arrival. */
  id: string;
  /** ISO instant of arrival. */
  receivedAt: string;
  /** Whom the SMTP dialogue named, which is where the mail really went. */
  envelope: { from: string; to: string[] };
  from: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  /** Message-ID with its angle brackets, or an empty string. */
  messageId: string;
  /** ISO instant of the Date header, or `null` when there is none. */
  date: string | null;
  /** Bytes as received. */
  size: number;
  attachments: number;
}

/** An attachment without its content, which is fetched by its position in the mail. */
export interface MailAttachment {
  filename: string;
  contentType: string;
  size: number;
}

/** A mail, parsed. */
export interface Mail extends Omit<MailSummary, 'attachments'> {
  replyTo: MailAddress[];
  inReplyTo: string;
  references: string[];
  /** Every header by its lower-case name, unfolded, in order of appearance; encoded words are left as sent. */
  headers: Record<string, string[]>;
  text: string;
  /** The HTML body with pictures of the mail inlined, or `null` when there is none. */
  html: string | null;
  attachments: MailAttachment[];
}

/** Which mails to list. */
export interface MailQuery {
  /** Only mails that went to this address (envelope, To or Cc), whatever its case. */
  to?: string;
  /** At most this many; 50 unless told, never more than 500. */
  limit?: number;
  /** Continue after the mail with this id. */
  before?: string;
}

/** A page of mails, newest first. */
export interface MailPage {
  /** How many mails there are in all, before paging. */
  total: number;
  items: MailSummary[];
  /** What to give as `before` for the next page; `null` on the last. */
  next: string | null;
}
