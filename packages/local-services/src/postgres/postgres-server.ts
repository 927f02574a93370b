import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { findFreePort, isPortFree } from '../ports/index.js';
import { findBinaries } from './binaries.js';
import type { Binaries } from './binaries.js';
import { guardServer } from './guard.js';
import { claim } from './owner-lock.js';
import { disownPidFile, isServerOn, readPidFile } from './pid-file.js';
import { reachableFolder, serverUser } from './server-user.js';
import type { ServerUser } from './server-user.js';

/** The major version of the programs, which the data has to match. */
const MAJOR = '18';
const SUPERUSER = 'brug';
/** Crash recovery after heavy load may take a while; a plain start takes 0.1 s. */
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 30_000;
const POLL_MS = 20;

/** How to run an embedded PostgreSQL. */
export interface PostgresOptions {
  /** Folder of the server: its data, its password and its port are kept in it. Made when missing. */
  folder: string;
  /** File the server's messages are appended to; by default `postgres.log` in the folder. */
  logFile?: string;
  /** Server settings (`name: value`) beside our own. */
  settings?: Record<string, string>;
  /** True for tests: nothing is flushed to disk, and the folder is removed when the server stops or this process ends. */
  throwAway?: boolean;
}

/** A PostgreSQL server that runs as long as this process, unless it is stopped. */
export interface RunningPostgres {
  /** Where it really lies: the folder asked for, or one outside the repository when PostgreSQL's user cannot reach that. */
  folder: string;
  port: number;
  pid: number;
  /** Address of a database for a client on this machine, with the superuser's name and password. */
  url(database: string): string;
  /** Creates the database unless it exists, and gives its address. */
  ensureDatabase(name: string): Promise<string>;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** Shuts the server down, cutting connections; resolves when it is gone. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a folder and waits until it accepts connections; makes the database cluster the first time.
 *
 * A server which a killed process left behind in the folder is shut down first, data of a crashed one is recovered by PostgreSQL.
 * It listens on 127.0.0.1 only, on the port of last time or, if that is taken, another. Throws when another living process
 * runs the folder's server, or with the server's last messages when it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const user = await serverUser(join(options.folder, 'data'));
  const folder = await reachableFolder(options.folder, user);
  const release = await claim(folder);
  try {
    const binaries = await findBinaries(user);
    const data = join(folder, 'data');
    await endLeftOver(data);
    const password = await preparedCluster(folder, binaries, user, options.throwAway === true);
    const server = await launch({ ...options, folder }, data, binaries, user);
    return runningServer(server, { folder, password, release, throwAway: options.throwAway === true });
  } catch (error) {
    await release();
    throw error;
  }
}

/** Shuts down a server that outlived its parent, and sees to it that what is left of its process is not in the way. */
async function endLeftOver(data: string): Promise<void> {
  const left = await readPidFile(data);
  if (left === undefined) return;
  if (await isServerOn(left.pid, data)) await shutDown(left.pid, async () => !(await isServerOn(left.pid, data)));
  // PostgreSQL refuses to start while the number is in use, be it by a stranger or by the dead whom nobody collects.
  if ((await readPidFile(data)) !== undefined) await disownPidFile(data);
}

/** Makes the cluster unless it is there; gives the superuser's password. */
async function preparedCluster(
  folder: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  throwAway: boolean,
): Promise<string> {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) {
    if (version.trim() !== MAJOR) {
      throw new Error(
        `The data in ${data} is of PostgreSQL ${version.trim()}, this is ${MAJOR}. Move the folder away to begin anew.`,
      );
    }
    const password = await readFile(passwordFile, 'utf8').catch(() => '');
    if (password === '') throw new Error(`The password of the data in ${data} is gone (${passwordFile}).`);
    return password.trim();
  }
  const password = randomBytes(24).toString('hex');
  // Made beside its place and moved there at the end: a first start that was killed leaves nothing half-made in the way.
  const unfinished = join(folder, 'data.new');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const handOver = join(folder, 'password.new');
  await writeFile(handOver, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) {
    await chown(unfinished, user.uid, user.gid);
    await chown(handOver, user.uid, user.gid);
  }
  try {
    await initialise(unfinished, handOver, binaries, user, throwAway);
  } finally {
    await rm(handOver, { force: true });
  }
  await rename(unfinished, data);
  return password;
}

async function initialise(
  data: string,
  passwordFile: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  throwAway: boolean,
): Promise<void> {
  const flags = [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(throwAway ? ['--no-sync'] : []),
  ];
  const child = spawn(binaries.initdb, flags, { ...asUser(user), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let messages = '';
  child.stderr.on('data', (chunk: Buffer) => {
    messages += chunk.toString();
  });
  const code = await exitCode(child);
  if (code !== 0) throw new Error(`initdb failed (${code}):\n${messages.trim()}`);
}

interface Launched {
  child: ChildProcess;
  pid: number;
  port: number;
}

async function launch(
  options: PostgresOptions,
  data: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<Launched> {
  const portFile = join(options.folder, 'port');
  const logFile = options.logFile ?? join(options.folder, 'postgres.log');
  await mkdir(dirname(logFile), { recursive: true });
  const remembered = Number.parseInt(await readFile(portFile, 'utf8').catch(() => ''), 10);
  let port = remembered > 0 && (await isPortFree(remembered)) ? remembered : await findFreePort();
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const logged = await stat(logFile).then(
      (entry) => entry.size,
      () => 0,
    );
    const child = await spawnServer(options, data, port, logFile, binaries, user);
    const pid = await untilReady(child, data, deadline);
    if (pid !== undefined) {
      await writeFile(portFile, `${port}\n`);
      return { child, pid, port };
    }
    const messages = (await readFile(logFile, 'utf8').catch(() => '')).slice(logged);
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not start in time:\n${lastLines(messages)}`);
    // Someone was faster between our look and the server's.
    if (/could not bind|Address already in use/i.test(messages)) port = await findFreePort();
    // Processes of a server that was killed notice it within moments.
    else if (/pre-existing shared memory block/i.test(messages)) await pause(200);
    else throw new Error(`PostgreSQL did not start:\n${lastLines(messages)}`);
  }
}

async function spawnServer(
  options: PostgresOptions,
  data: string,
  port: number,
  logFile: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<ChildProcess> {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    // No socket file: its path may be at most 107 bytes, a repository's may be longer.
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
    ...(options.throwAway === true ? THROW_AWAY_SETTINGS : {}),
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(logFile, 'a');
  try {
    const child = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...flags], {
      ...asUser(user),
      cwd: '/',
      // Its own group: Ctrl-C reaches us, and we stop it when nobody uses it any more.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

const THROW_AWAY_SETTINGS: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '1h',
  max_connections: '400',
};

/** The server's process id once it accepts connections; `undefined` when it ended or took too long (then it is killed). */
async function untilReady(child: ChildProcess, data: string, deadline: number): Promise<number | undefined> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const file = await readPidFile(data);
    if (file?.pid === child.pid && file.status === 'ready') return file.pid;
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      return undefined;
    }
    await pause(POLL_MS);
  }
  return undefined;
}

interface Surroundings {
  folder: string;
  password: string;
  release: () => Promise<void>;
  throwAway: boolean;
}

function runningServer(
  { child, pid, port }: Launched,
  { folder, password, release, throwAway }: Surroundings,
): RunningPostgres {
  const guard = guardServer(pid, join(folder, 'data'), throwAway ? folder : undefined);
  const url = (database: string) =>
    `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const end = async () => {
    await exitCode(child);
    guard.kill('SIGKILL');
    await release();
  };
  const ended = end();
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    child.ref();
    await shutDown(pid, async () => child.exitCode !== null || child.signalCode !== null);
    await ended;
    if (throwAway) await rm(folder, { recursive: true, force: true });
  };
  return {
    folder,
    port,
    pid,
    url,
    ended,
    ensureDatabase: (name) => ensureDatabase(url, name),
    stop: () => (stopping ??= stop()),
  };
}

async function ensureDatabase(url: (database: string) => string, name: string): Promise<string> {
  const client = new Client({ connectionString: url('postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return url(name);
}

/** Fast shutdown; when it takes too long an immediate one, which the next start recovers from; at last by force. */
async function shutDown(pid: number, isGone: () => Promise<boolean>): Promise<void> {
  for (const [signal, limit] of [
    ['SIGINT', STOP_LIMIT_MS],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    if (await isGone()) return;
    try {
      process.kill(pid, signal);
    } catch {
      // It ended meanwhile.
    }
    const deadline = Date.now() + limit;
    while (Date.now() < deadline) {
      if (await isGone()) return;
      await pause(POLL_MS);
    }
  }
}

/** The environment without what would steer PostgreSQL behind our back (PGDATA, PGPORT, PGOPTIONS …), as the given user. */
function asUser(user: ServerUser | undefined): { env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C' };
  return user === undefined ? { env } : { env, uid: user.uid, gid: user.gid };
}

async function exitCode(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode === null && child.signalCode === null) {
    // A program that cannot be run at all emits 'error' and never 'exit'.
    await Promise.race([once(child, 'exit').catch(() => undefined), once(child, 'close').catch(() => undefined)]);
  }
  return child.exitCode ?? child.signalCode;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-15).join('\n');
}
