/** What a test decides of a report. */
interface GivenDelivery {
  readonly messageId: string | null;
  readonly recipient?: string;
  readonly original?: string;
  readonly action?: string;
  readonly status?: string;
  readonly returned?: 'message/rfc822' | 'text/rfc822-headers';
}

/** A delivery report as mail servers write it (RFC 3464). */
export function deliveryReport(given: GivenDelivery): string {
  const { messageId, recipient = 'shen@jinlan.example', action = 'failed', status = '5.1.1' } = given;
  const fields = [
    'Reporting-MTA: dns; mx.jinlan.example',
    'Arrival-Date: Mon, 9 Mar 2026 10:00:00 +0100',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    ...(given.original ? [`Original-Recipient: rfc822;${given.original}`] : []),
    `Action: ${action}`,
    `Status: ${status} (as it is)`,
    `Diagnostic-Code: smtp; 550 ${status} <${recipient}>: Recipient address`,
    '    rejected: User unknown',
  ];
  return report('delivery-status', 'message/delivery-status', fields, messageId, given.returned);
}

/** An abuse report as mail providers write it (RFC 5965). */
export function abuseReport({
  messageId,
  feedback = 'abuse',
  recipient = 'shen@jinlan.example',
}: {
  readonly messageId: string | null;
  readonly feedback?: string;
  readonly recipient?: string;
}): string {
  const fields = [
    `Feedback-Type: ${feedback}`,
    'User-Agent: Loop/1.0',
    'Version: 1',
    `Original-Rcpt-To: <${recipient}>`,
  ];
  return report('feedback-report', 'message/feedback-report', fields, messageId);
}

function report(
  type: string,
  part: string,
  fields: readonly string[],
  messageId: string | null,
  returned: 'message/rfc822' | 'text/rfc822-headers' = 'message/rfc822',
): string {
  const original = ['From: Brug <noreply@brug.example>', 'Subject: Hello', 'Message-ID:', ` ${messageId}`, ''];
  const body = returned === 'message/rfc822' ? ['Dear Shen Lan,', ''] : [];
  return [
    'From: MAILER-DAEMON@mx.jinlan.example',
    'To: noreply@brug.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary="b1"`,
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I am sorry to have to inform you. 邮件无法送达。',
    '',
    '--b1',
    `Content-Type: ${part}`,
    '',
    ...fields,
    '',
    ...(messageId === null ? [] : ['--b1', `Content-Type: ${returned}`, '', ...original, ...body]),
    '--b1--',
    '',
  ].join('\r\n');
}
