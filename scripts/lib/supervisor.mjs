/** Starts processes, notices when one of them ends by itself, and stops them all. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines } from './processes.mjs';

const PRELOAD = new URL('./end-with-parent.mjs', import.meta.url).href;
/** How long a process may take to finish its work; it is told through SHUTDOWN_SECONDS, and killed somewhat later. */
export const SHUTDOWN_SECONDS = 8;
/** Ctrl-C reaches the processes and us at the same moment; so long we wait for our own before we call an end a crash. */
const GRACE_MS = 300;

/** A process of ours that ended by itself. */
export class Crashed extends Error {}

/** Starts one server process or command at a time and keeps track; `folder` is where the logs go. */
export class Supervisor {
  #folder;
  #running = new Set();
  #stopping = false;
  #crash;
  /** Rejects with Crashed when a process ends that was to stay. */
  crashed = new Promise((_resolve, reject) => {
    this.#crash = reject;
  });

  constructor(folder) {
    this.#folder = folder;
    // Whoever waits for it sees it; nobody has to.
    this.crashed.catch(() => undefined);
  }

  /** Starts a server process, which is to run until `stop`; `flags` are Node's. */
  start(name, script, { cwd, env, flags = [] }) {
    const { child, logFile } = this.#spawn(name, [...flags, '--import', PRELOAD, script], { cwd, env });
    child.once('exit', async (code, signal) => {
      await pause(GRACE_MS);
      if (!this.#stopping) this.#crash(failure(`The ${name} ended (${signal ?? `exit ${code}`}).`, logFile));
    });
    return child;
  }

  /** Runs a command to its end; throws with its last lines when that is not 0. */
  async complete(name, script, args, { cwd, env }) {
    const { child, logFile } = this.#spawn(name, ['--import', PRELOAD, script, ...args], { cwd, env });
    const [code, signal] = await new Promise((resolve) => child.once('exit', (...how) => resolve(how)));
    if (code !== 0) throw failure(`${name} failed (${signal ?? `exit ${code}`}).`, logFile);
  }

  /** Stops everything: politely first, by force after a while. */
  async stop() {
    this.#stopping = true;
    const deadline = Date.now() + (SHUTDOWN_SECONDS + 2) * 1000;
    for (const child of this.#running) child.kill('SIGTERM');
    while (this.#running.size > 0) {
      if (Date.now() > deadline) for (const child of this.#running) child.kill('SIGKILL');
      await pause(20);
    }
  }

  /** Kills everything at once, for those who press Ctrl-C twice. */
  kill() {
    this.#stopping = true;
    for (const child of this.#running) child.kill('SIGKILL');
  }

  #spawn(name, args, { cwd, env }) {
    if (this.#stopping) throw new Crashed('Stopped.');
    const logFile = join(this.#folder, `${name}.log`);
    // Of the run before, one copy.
    if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.#running.add(child);
    const gone = () => this.#running.delete(child);
    child.once('exit', gone);
    child.once('error', gone);
    return { child, logFile };
  }
}

function failure(sentence, logFile) {
  const log = existsSync(logFile) ? lastLines(readFileSync(logFile, 'utf8'), 25) : '';
  return new Crashed(`${sentence}\n${log}\n(all of it: ${logFile})`);
}
