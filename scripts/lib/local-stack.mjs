/** All that a running Brug consists of, on this machine: PostgreSQL, mailbox, API and worker. Needs an installed and built repository. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startMailbox } from '../../packages/local-services/dist/mailbox/index.js';
import { findFreePort } from '../../packages/local-services/dist/ports/index.js';
import { startPostgres } from '../../packages/local-services/dist/postgres/index.js';
import { API_FLAGS } from './api-flags.mjs';
import { stamp } from './fingerprint.mjs';
import { root } from './paths.mjs';
import { Crashed, SHUTDOWN_SECONDS, Supervisor } from './supervisor.mjs';

const FIRST_PORT = 3000;
const FIRST_MAILBOX_PORT = 8025;
const FIRST_SMTP_PORT = 2525;
const READY_LIMIT_MS = 180_000;

const serverFolder = join(root, 'apps/server');
const script = (name) => join(serverFolder, 'dist', name);

/**
 * Starts everything and resolves when the API says it is ready.
 *
 * - `folder`: where data, mails, secret and logs are kept.
 * - `env`: variables as of `process.env`. DATABASE_URL, REDIS_URL, SMTP_URL use real servers instead of our own; PORT is the first port to try;
 *   QUEUE_BACKEND is `redis` by default when there is a REDIS_URL, else `postgres`; DEMO=false leaves the demo data out;
 *   everything else reaches the server as it is.
 * - `version`: what the built server is a build of. Migrations are left out when the embedded database has seen the same version.
 * - `say`: gets a line for each step that takes time.
 *
 * Gives `{ url, mailboxUrl, smtpUrl, databaseUrl, databaseFolder, crashed, stop, kill }`; `crashed` rejects when a process ends by itself. When starting fails, all is
 * stopped again. A `stop()` during the start is had through `signal` (an AbortSignal).
 */
export async function startLocalStack({ folder, env, version, say, signal }) {
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const supervisor = new Supervisor(logFolder);
  /** What to stop, in this order. */
  const parts = [() => supervisor.stop()];
  let stopped = Promise.resolve();
  // Asked twice, it also stops what was only being started the first time.
  const stop = () => (stopped = stopped.then(() => stopAll(parts)));
  signal?.addEventListener('abort', () => stop());
  const stopIfAsked = () => {
    if (signal?.aborted) throw new Crashed('Stopped while starting.');
  };
  try {
    const database = await openDatabase({ folder, logFolder, env, say, parts });
    stopIfAsked();
    const mail = await openMail({ folder, env, parts });
    stopIfAsked();
    const shared = {
      ...env,
      DATABASE_URL: database.url,
      SMTP_URL: mail.smtpUrl,
      ...(mail.url === undefined ? {} : { MAILBOX_URL: mail.url }),
      // Only our own mailbox hands over answers that somebody writes there.
      ...(mail.mailbox === undefined
        ? {}
        : { INBOUND_MAIL_SECRET: env.INBOUND_MAIL_SECRET || keptSecret(join(folder, 'inbound-mail-secret')) }),
      FILES_FOLDER: env.FILES_FOLDER || join(folder, 'files'),
      QUEUE_BACKEND: env.QUEUE_BACKEND || (env.REDIS_URL ? 'redis' : 'postgres'),
      SECRET: env.SECRET || keptSecret(join(folder, 'secret')),
      DEMO: env.DEMO || 'true',
      // Some shells export HOST with the machine's name.
      HOST: 'localhost',
      SHUTDOWN_SECONDS: env.SHUTDOWN_SECONDS || String(SHUTDOWN_SECONDS),
    };
    await prepareData({ supervisor, database, shared, version, say });
    stopIfAsked();
    say('Starting …');
    const url = await startServer(supervisor, shared);
    mail.mailbox?.handAnswersTo({ url: `${url}/api/v1/inbound-mail/raw`, secret: shared.INBOUND_MAIL_SECRET });
    stopIfAsked();
    return {
      url,
      mailboxUrl: mail.url,
      smtpUrl: mail.smtpUrl,
      databaseUrl: database.url,
      databaseFolder: database.ownFolder,
      crashed: Promise.race([supervisor.crashed, database.lost]),
      stop,
      kill: () => supervisor.kill(),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopAll(parts) {
  // The processes first, then what they use.
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) await part();
}

/** The given database server, or ours. */
async function openDatabase({ folder, logFolder, env, say, parts }) {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, lost: new Promise(() => undefined) };
  const own = join(folder, 'postgres');
  if (!existsSync(own)) say('Making a database …');
  const server = await startPostgres({ folder: own, logFile: join(logFolder, 'postgres.log') });
  let stopped = false;
  parts.push(() => {
    stopped = true;
    return server.stop();
  });
  const lost = server.ended.then(() => {
    if (stopped) return new Promise(() => undefined);
    throw new Crashed(`PostgreSQL ended by itself (see ${join(logFolder, 'postgres.log')}).`);
  });
  lost.catch(() => undefined);
  return { url: await server.ensureDatabase('brug'), lost, ownFolder: server.folder };
}

/** The given mail server, or ours. */
async function openMail({ folder, env, parts }) {
  if (env.SMTP_URL) return { smtpUrl: env.SMTP_URL, url: env.MAILBOX_URL || undefined };
  const mailbox = await startMailbox({
    folder: join(folder, 'mails'),
    httpPort: FIRST_MAILBOX_PORT,
    smtpPort: FIRST_SMTP_PORT,
  });
  parts.push(() => mailbox.stop());
  return { smtpUrl: mailbox.smtpUrl, url: mailbox.url, mailbox };
}

/** Migrates and fills the database. What our own database has seen already is not done again; both commands bear being repeated. */
async function prepareData({ supervisor, database, shared, version, say }) {
  const seen = (name) =>
    database.ownFolder === undefined
      ? { matches: () => false, set: () => undefined }
      : stamp(join(database.ownFolder, name));
  const migrated = seen('migrated');
  if (!migrated.matches(version)) {
    say('Bringing the database up to date …');
    await supervisor.complete('migrate', script('cli/migrate.js'), [], { cwd: serverFolder, env: shared });
    migrated.set(version);
  }
  const seeded = seen('seeded');
  if (/^(0|false)$/.test(shared.DEMO) || seeded.matches('demo')) return;
  say('Filling it with the demo …');
  await supervisor.complete('seed', script('cli/seed-demo.js'), [], { cwd: serverFolder, env: shared });
  seeded.set('demo');
}

/** Starts API and worker; gives the API's address once it is ready. */
async function startServer(supervisor, shared) {
  const port = await findFreePort(Number(shared.PORT) || FIRST_PORT);
  const url = `http://localhost:${port}`;
  const env = { ...shared, PORT: String(port), PUBLIC_URL: shared.PUBLIC_URL || url };
  const api = supervisor.start('api', script('api.js'), { cwd: serverFolder, env, flags: API_FLAGS });
  // Not after the API, so that both load at the same time.
  supervisor.start('worker', script('worker.js'), { cwd: serverFolder, env });
  await Promise.race([untilReady(url, api), supervisor.crashed]);
  return url;
}

async function untilReady(url, api) {
  const deadline = Date.now() + READY_LIMIT_MS;
  while (Date.now() < deadline && api.exitCode === null && api.signalCode === null) {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(50);
  }
  // When it ended, the supervisor says so, with its last lines.
  if (Date.now() >= deadline)
    throw new Crashed(`The API was not ready within ${READY_LIMIT_MS / 1000} s (${url}/health/ready).`);
  await new Promise(() => undefined);
}

/** A random secret that stays the same from start to start; only the owner may read it. */
function keptSecret(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  }
}
