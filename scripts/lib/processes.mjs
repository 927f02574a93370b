/** Telling processes apart and running commands. */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logs } from './paths.mjs';

const HEARTBEAT_MS = 20_000;

/** A command that failed; `output` is all it said. */
export class CommandFailed extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** Names a process so that a later one of the same number is not taken for it. Empty when there is none. */
export function identityOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return '';
  }
  if (process.platform === 'linux') {
    try {
      const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the name in brackets and may hold blanks; the third is the state; the start, in the system's own count, the 22nd.
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      // Dead, but nobody has asked for its exit code yet; in some containers nobody ever does.
      return fields[0] === 'Z' ? '' : `${pid} ${fields[19]}`;
    } catch {
      return '';
    }
  }
  const start = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  return start ? `${pid} ${start}` : '';
}

/**
 * Runs a command to its end. Its output goes to `.brug/logs/<log>.log` and is returned; while it takes long a line says so.
 * Gives `{ code, output, seconds }`, or throws CommandFailed when it does not end with 0, unless `mayFail`.
 * When this process is told to stop, the command is too, and this process ends with it.
 */
export function run(title, command, args, { cwd, env, log, mayFail = false }) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const file = createWriteStream(join(logs, `${log}.log`));
    const parts = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        parts.push(chunk);
        file.write(chunk);
      });
    }
    const heartbeat = setInterval(() => console.log(`  … ${title}, ${seconds()} s so far`), HEARTBEAT_MS);
    let stopped = false;
    const stop = (signal) => {
      stopped = true;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    let failure;
    child.on('error', (error) => {
      failure = error;
    });
    child.on('close', (code, signal) => {
      clearInterval(heartbeat);
      for (const each of signals) process.off(each, stop);
      file.end();
      if (stopped) process.exit(130);
      const output = Buffer.concat(parts).toString();
      if (code === 0 || (mayFail && !failure)) resolve({ code: code ?? 1, output, seconds: seconds() });
      else reject(new CommandFailed(`${title} failed (${failure?.message ?? signal ?? `exit ${code}`})`, output));
    });
  });
}

/** The end of a long text. */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
