/** A mail server in a process of its own, which takes everything. Says when it has as many mails as it was told to wait for. */
import { startScriptedSmtpServer } from '../../../apps/server/dist/platform/mail/testing/scripted-smtp-server.js';

const server = await startScriptedSmtpServer();
let wanted = Number.POSITIVE_INFINITY;

const { received } = server;
const push = received.push.bind(received);
received.push = (...mails) => {
  const count = push(...mails);
  if (count >= wanted) {
    wanted = Number.POSITIVE_INFINITY;
    process.send({ full: Date.now() });
  }
  return count;
};

process.on('message', ({ expect }) => {
  received.length = 0;
  wanted = expect;
  process.send({ ready: true });
});
process.send({ url: server.url });
