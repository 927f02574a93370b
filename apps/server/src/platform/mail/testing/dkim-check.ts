import { createHash, createVerify } from 'node:crypto';

export interface DkimCheck {
  readonly valid: boolean;
  readonly domain: string | undefined;
  readonly selector: string | undefined;
  /** Names of the headers it covers, in small letters. */
  readonly headers: readonly string[];
}

/**
 * Checks the signature of a mail as a receiver does who has the key: written from RFC 6376 (3.4.2, 3.4.4, 3.7), for what is
 * signed with rsa-sha256 and relaxed/relaxed.
 */
export function checkDkim(mail: string, publicKey: string): DkimCheck {
  const end = mail.indexOf('\r\n\r\n');
  const headers = mail.slice(0, end).split(/\r\n(?![ \t])/u);
  const body = mail.slice(end + 4);
  const signature = headers.find((header) => /^dkim-signature:/iu.test(header)) ?? '';
  const tags = tagsOf(signature);
  const names = (tags.get('h') ?? '').toLowerCase().split(':');
  const unused = [...headers];
  const signed = names.flatMap((name) => {
    const at = unused.findLastIndex((header) => header.toLowerCase().startsWith(`${name}:`));
    return at === -1 ? [] : unused.splice(at, 1).map(relaxedHeader);
  });
  const unsigned = relaxedHeader(signature.replace(/(;\s*b=)[^;]*/u, '$1'));
  const verify = createVerify('RSA-SHA256').update([...signed, unsigned].join('\r\n'));
  const bodyHash = createHash('sha256').update(relaxedBody(body)).digest('base64');
  return {
    valid:
      tags.get('a') === 'rsa-sha256' &&
      tags.get('c') === 'relaxed/relaxed' &&
      bodyHash === tags.get('bh') &&
      verify.verify(publicKey, tags.get('b') ?? '', 'base64'),
    domain: tags.get('d'),
    selector: tags.get('s'),
    headers: names,
  };
}

function tagsOf(header: string): Map<string, string> {
  const value = header.slice(header.indexOf(':') + 1);
  return new Map(
    value.split(';').map((tag): [string, string] => {
      const at = tag.indexOf('=');
      return [tag.slice(0, at).trim(), tag.slice(at + 1).replaceAll(/\s+/gu, '')];
    }),
  );
}

function relaxedHeader(header: string): string {
  const at = header.indexOf(':');
  const value = header
    .slice(at + 1)
    .replaceAll('\r\n', '')
    .replaceAll(/[ \t]+/gu, ' ')
    .trim();
  return `${header.slice(0, at).trim().toLowerCase()}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/gu, ' ').replace(/ $/u, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`;
}
