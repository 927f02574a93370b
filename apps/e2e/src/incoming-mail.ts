import { createHmac } from 'node:crypto';
import { expect } from '@playwright/test';
import { INBOUND_MAIL_SECRET, STACK_ENV } from './stack.js';

interface IncomingMail {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail of somebody, as a mail server hands it over; resolves with what it was taken as. */
export async function receiveMail({ from, subject, text }: IncomingMail): Promise<string> {
  const head = [`From: ${from}`, `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8'].join('\r\n');
  const mail = `${head}\r\n\r\n${text}`;
  const seconds = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', INBOUND_MAIL_SECRET).update(`${seconds}.${mail}`).digest('hex');
  const response = await fetch(`${process.env[STACK_ENV.url]}/api/v1/inbound-mail/raw`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', 'brug-signature': `t=${seconds},v1=${mac}` },
    body: mail,
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { outcome: string }).outcome;
}
