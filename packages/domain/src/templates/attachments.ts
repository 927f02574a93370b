/** Files that a template sends at most. */
export const MOST_ATTACHMENTS = 5;

/** Bytes of the files of a template, all together: mail servers refuse large mails, and whoever reads on a phone pays for them. */
export const LARGEST_ATTACHMENTS = 5_000_000;
