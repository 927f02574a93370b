/** What sending is held against: nodemailer's pool in a process of its own, and nothing else. */
import { createTransport } from 'nodemailer';

const TEXT = `${'Thank you for our call. As promised, here is the next step; please let me know whether it suits you.\n'.repeat(3)}`;
const HTML = `<!doctype html><html lang="en"><body>${TEXT.replaceAll('\n', '<br>')}</body></html>`;

let pool;
process.on('message', async ({ url, connections, mails }) => {
  pool ??= createTransport({ pool: true, url, maxConnections: connections, maxMessages: 1000 });
  let next = 0;
  const senders = Array.from({ length: connections }, async () => {
    while (next < mails) {
      next += 1;
      await pool.sendMail({
        from: 'Brug <noreply@brug.example>',
        to: `somebody-${next}@partner.example`,
        replyTo: 'owner@brug.example',
        messageId: `<bare.${process.pid}.${Date.now()}.${next}@brug.example>`,
        subject: 'After our call: the next step',
        text: TEXT,
        html: HTML,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    }
  });
  await Promise.all(senders);
  process.send({ done: true });
});
process.send({ ready: true });
