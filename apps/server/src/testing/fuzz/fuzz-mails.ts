import { createHmac } from 'node:crypto';
import { inboundMailEndpoints } from '@brug/contracts/replies';
import type { Client, TestApp } from '../test-app.js';

/** What mail servers sign with in the world of cases. */
export const MAIL_SECRET = 'a secret that a mail server of tests knows';

const MAILS = 24;

/** Mails of strangers, of which every second is put on a lead. */
export async function fuzzMails(
  app: TestApp,
  client: Client,
  leads: readonly string[],
): Promise<{ readonly waiting: readonly string[]; readonly replies: readonly string[] }> {
  for (let number = 0; number < MAILS; number += 1) {
    const mail = Buffer.from(
      `From: Wang <wang-${number}@firm.test>\r\nSubject: Land ${number}\r\n\r\nWe look for land.`,
    );
    const headers = { 'content-type': 'message/rfc822', 'brug-signature': signatureOf(mail) };
    const { status, text } = await app.raw('POST', '/api/v1/inbound-mail/raw', mail, { headers });
    if (status !== 200) throw new Error(`The mail was not taken: ${text}`);
  }
  const waiting: string[] = [];
  const replies: string[] = [];
  const { body } = await client.send(inboundMailEndpoints.list);
  for (const [number, { id, version }] of body.items.entries()) {
    const leadId = leads[number];
    if (number % 2 === 0 || leadId === undefined) waiting.push(id);
    else {
      replies.push(id);
      const { status, text } = await client.send(inboundMailEndpoints.link, {
        params: { id },
        body: { version, leadId },
      });
      if (status !== 200) throw new Error(`The mail was not linked: ${text}`);
    }
  }
  return { waiting, replies };
}

function signatureOf(mail: Buffer): string {
  const seconds = Math.floor(Date.now() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', MAIL_SECRET).update(`${seconds}.`).update(mail).digest('hex')}`;
}
