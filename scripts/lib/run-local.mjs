/**
 * Second half of `npm start`, on the project's Node: starts everything, says where it is, and stops everything on Ctrl-C, on SIGTERM, when
 * its terminal closes, when its parent is gone, or when a part of it ends by itself (then with exit code 1).
 */
import { existsSync, readFileSync } from 'node:fs';
import { startLocalStack } from './local-stack.mjs';
import { state } from './paths.mjs';
import { buildStamp } from './prepare.mjs';

/** Ctrl-C often arrives more than once: from the terminal, from npm, from our parent. Only a later one is meant as impatience. */
const IMPATIENCE_MS = 3000;

process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const abort = new AbortController();
let stack;
let askedAt;

function askToStop() {
  if (askedAt === undefined) {
    askedAt = Date.now();
    console.log('\nStopping …');
    abort.abort();
  } else if (Date.now() - askedAt > IMPATIENCE_MS) stack?.kill();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, askToStop);
process.on('disconnect', askToStop);

try {
  const version = existsSync(buildStamp) ? readFileSync(buildStamp, 'utf8') : '';
  stack = await startLocalStack({ folder: state, env: process.env, version, say: console.log, signal: abort.signal });
  await announce(stack);
  await Promise.race([stack.crashed, new Promise((resolve) => abort.signal.addEventListener('abort', resolve))]);
} catch (error) {
  if (!abort.signal.aborted) {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
await stack?.stop();
if (askedAt !== undefined) console.log('Stopped.');
process.exit();

async function announce({ url, mailboxUrl, databaseFolder }) {
  const lines = [`\nBrug is ready: ${url}`, ''];
  const accounts = await demoAccounts(url);
  if (accounts.length > 0) {
    const width = (key) => Math.max(...accounts.map((account) => String(account[key]).length));
    lines.push('Sign in as');
    for (const { name, role, email, password } of accounts) {
      lines.push(
        `  ${name.padEnd(width('name'))}  ${role.padEnd(width('role'))}  ${email.padEnd(width('email'))}  ${password}`,
      );
    }
    lines.push('');
  }
  lines.push(`Public form:  ${url}/inquiry`);
  if (mailboxUrl !== undefined) lines.push(`Mailbox:      ${mailboxUrl}`);
  // PostgreSQL's user may be unable to reach the repository.
  const elsewhere = databaseFolder !== undefined && !databaseFolder.startsWith(state) ? [databaseFolder] : [];
  const folders = ['.brug', ...elsewhere].join(' and ');
  lines.push('', `Data and logs are in ${folders}; remove what is there to begin anew. Ctrl-C stops Brug.`);
  console.log(lines.join('\n'));
}

/** The demo's accounts, as the API tells them; none outside the demo. */
async function demoAccounts(url) {
  try {
    const answer = await fetch(`${url}/api/v1/demo/accounts`, { signal: AbortSignal.timeout(5000) });
    return answer.ok ? (await answer.json()).items : [];
  } catch {
    return [];
  }
}
