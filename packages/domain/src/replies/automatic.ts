/** The headers that tell who wrote a mail, each as sent; null where the mail has none. */
export interface OriginHeaders {
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  readonly autoResponseSuppress: string | null;
  /** X-Autoreply, X-Autorespond or X-Auto-Reply. */
  readonly autoReply: string | null;
  /** What the receiving server was told as the sender; `<>` when nobody is to answer (RFC 5321, 4.5.5). */
  readonly returnPath: string | null;
  readonly contentType: string | null;
  /** Address of From, without the name. */
  readonly from: string | null;
  readonly subject: string | null;
}

/** Why a mail counts as written by no person. */
export type AutomaticSign =
  | 'auto-submitted'
  | 'precedence'
  | 'auto-response-suppress'
  | 'auto-reply'
  | 'empty-return-path'
  | 'mailer-daemon'
  | 'report'
  | 'subject-of-no-reply';

export type MailOrigin =
  | { readonly kind: 'person' }
  | { readonly kind: 'automatic'; readonly sign: AutomaticSign }
  /** About the delivery of a mail of ours (RFC 3464), or a complaint about one (RFC 5965). */
  | { readonly kind: 'report'; readonly report: 'delivery-status' | 'feedback-report' };

/**
 * Whether a person wrote a mail (RFC 3834 and what answers to mails really carry). What mail programs say of themselves decides; a
 * subject such as 'Afwezig' does so only where the sender is one that nobody reads, since people write it, too.
 */
export function originOf(headers: OriginHeaders): MailOrigin {
  const report = reportType(headers.contentType);
  if (report === 'delivery-status' || report === 'feedback-report') return { kind: 'report', report };
  const sign = signOf(headers, report !== null);
  return sign === null ? { kind: 'person' } : { kind: 'automatic', sign };
}

function signOf(headers: OriginHeaders, isReport: boolean): AutomaticSign | null {
  if (isReport) return 'report';
  const submitted = keywordOf(headers.autoSubmitted);
  // RFC 3834, 5: 'no' is a mail by a person; every other keyword, known or not, is none.
  if (submitted !== null && submitted !== 'no') return 'auto-submitted';
  if (BULK.has(keywordOf(headers.precedence) ?? '')) return 'precedence';
  if ((keywordOf(headers.autoReply) ?? 'no') !== 'no') return 'auto-reply';
  // 'None' suppresses nothing.
  if ((keywordOf(headers.autoResponseSuppress) ?? 'none') !== 'none') return 'auto-response-suppress';
  if (headers.returnPath !== null && headers.returnPath.replaceAll(/\s/g, '') === '<>') return 'empty-return-path';
  const mailbox = (headers.from ?? '').split('@')[0]?.toLowerCase() ?? '';
  if (mailbox === 'mailer-daemon' || mailbox === 'postmaster') return 'mailer-daemon';
  if (UNREAD.test(mailbox) && ABSENT.test(headers.subject ?? '')) return 'subject-of-no-reply';
  return null;
}

const BULK = new Set(['bulk', 'junk', 'list', 'auto_reply', 'auto-reply']);

/** Mailboxes that write and read nothing. */
const UNREAD = /^(no|do-?not|geen|niet)[-_.]?(reply|antwoord)|^(autoreply|auto-reply|autoresponder)$/;

/** Subjects of answers given while somebody is away or that only acknowledge, in the three languages. */
const ABSENT =
  /^\s*(auto(matic|matisch)?[ -]?(reply|response|antwoord)|automatisch antwoord|out of (the )?office|afwezig|niet op kantoor|ontvangstbevestiging|acknowledgement|自动回复|自動回覆|自动答复|不在办公室|休假)/i;

/** The first word of a header such as `auto-replied (vacation); owner-email="…"`, in lower case. */
function keywordOf(header: string | null): string | null {
  const word = header
    ?.replaceAll(/\([^()]*\)/g, ' ')
    .trim()
    .split(/[\s;,]/)[0];
  return word ? word.toLowerCase() : null;
}

/** The report-type of a multipart/report (RFC 6522), `''` when it says none; null for any other mail. */
function reportType(contentType: string | null): string | null {
  if (!contentType || !/^\s*multipart\/report\b/i.test(contentType)) return null;
  return /;\s*report-type\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? '';
}
