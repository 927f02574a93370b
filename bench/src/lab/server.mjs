/** The built server's processes, started for one run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Supervisor } from '../../../scripts/lib/supervisor.mjs';

export const serverFolder = fileURLToPath(new URL('../../../apps/server/', import.meta.url));
export const script = (name) => join(serverFolder, 'dist', name);
const PRELOAD = new URL('../../../scripts/lib/end-with-parent.mjs', import.meta.url).href;

/** The environment of a process of the server that works on this database. */
export function serverEnv(databaseUrl, more = {}) {
  return {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    QUEUE_BACKEND: 'postgres',
    SECRET: 'only for measuring, and for nothing else',
    DEMO: 'true',
    HOST: '127.0.0.1',
    ...more,
  };
}

/** Runs a command of the server to its end; `logs` is the folder of what it says. */
export async function runCommand({ name, args = [], env, logs }) {
  await mkdir(logs, { recursive: true });
  await new Supervisor(logs).complete(name, script(`cli/${name}.js`), args, { cwd: serverFolder, env });
}

/** A worker process, which may be killed and started again as often as is wanted. */
export class WorkerProcess {
  #child;
  #log;
  #expected = false;
  /** Resolves when the process that was started last takes jobs. */
  ready = Promise.resolve();

  constructor({ name, env, logs }) {
    this.name = name;
    this.env = env;
    this.#log = createWriteStream(join(logs, `${name}.log`), { flags: 'a' });
  }

  /** Starts it; `env` replaces what it was started with before. */
  start(env = this.env) {
    this.env = env;
    this.#expected = false;
    const child = spawn(process.execPath, ['--import', PRELOAD, script('worker.js')], {
      cwd: serverFolder,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.ready = new Promise((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        if (chunk.includes('"working"')) resolve();
      });
      child.once('exit', (code, signal) => {
        if (!this.#expected)
          reject(new Error(`The worker ${this.name} ended by itself (${signal ?? `exit ${code}`}).`));
        // Killed before it took jobs: nobody is to wait for it.
        else resolve();
      });
    });
    this.ready.catch(() => undefined);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => this.#log.write(chunk));
    return this.ready;
  }

  /** Ends it at once, in the middle of whatever it does. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Tells it to stop, and waits until it has. */
  async stop() {
    await this.#end('SIGTERM');
  }

  async #end(signal) {
    this.#expected = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}
