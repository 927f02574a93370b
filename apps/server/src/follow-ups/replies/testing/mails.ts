import { createHmac } from 'node:crypto';

export interface MailParts {
  readonly from?: string;
  readonly subject?: string;
  readonly messageId?: string | null;
  readonly inReplyTo?: string;
  readonly references?: string;
  readonly headers?: readonly string[];
  readonly date?: string | null;
  readonly text?: string;
}

let made = 0;

/** A mail as one gets it: UTF-8, one part. Each has a Message-ID of its own unless told. */
export function mail(parts: MailParts = {}): Buffer {
  made += 1;
  const { messageId = `<mail-${made}@jinlan.example>`, date = 'Mon, 09 Mar 2026 16:30:00 +0800' } = parts;
  return rawMail(
    [
      `From: ${parts.from ?? 'Shen Lan <shen@jinlan.example>'}`,
      'To: answers@brug.example',
      `Subject: ${parts.subject ?? 'Re: two sites'}`,
      ...(date === null ? [] : [`Date: ${date}`]),
      ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
      ...(parts.inReplyTo === undefined ? [] : [`In-Reply-To: ${parts.inReplyTo}`]),
      ...(parts.references === undefined ? [] : [`References: ${parts.references}`]),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      ...(parts.headers ?? []),
    ],
    Buffer.from(parts.text ?? 'Tuesday suits us.'),
  );
}

export function rawMail(headers: readonly string[], body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`), body]);
}

/** The header that signs a mail at a time, in seconds since 1970. */
export function signature(message: Buffer, secret: string, seconds = Math.floor(Date.now() / 1000)): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.`).update(message).digest('hex');
  return `t=${seconds},v1=${mac}`;
}
