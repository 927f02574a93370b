import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What PostgreSQL writes to `postmaster.pid` (miscinit.h): line 1 its process id, line 4 its port, line 8 how far it is. */
export interface PidFile {
  pid: number;
  port: number | undefined;
  status: string;
}

/** Reads `postmaster.pid`, or `undefined` when there is none, so no server runs and none crashed. */
export async function readPidFile(dataDirectory: string): Promise<PidFile | undefined> {
  const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  const port = Number.parseInt(lines[3] ?? '', 10);
  return { pid, port: Number.isInteger(port) ? port : undefined, status: (lines[7] ?? '').trim() };
}

/** Whether process `pid` is a PostgreSQL server on `dataDirectory`, and not a stranger that got the number after a reboot. */
export async function isServerOn(pid: number, dataDirectory: string): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  const command = await commandOf(pid);
  return command.includes('postgres') && command.includes(dataDirectory);
}

/**
 * Makes a `postmaster.pid` whose number now belongs to a stranger harmless, so that PostgreSQL does not refuse to start.
 * The number is replaced by ours, which PostgreSQL ignores as its parent's; the file stays, because its shared memory key is how PostgreSQL
 * notices processes of the old server that still live.
 */
export async function disownPidFile(dataDirectory: string): Promise<void> {
  const path = join(dataDirectory, 'postmaster.pid');
  const lines = (await readFile(path, 'utf8')).split('\n');
  lines[0] = String(process.pid);
  await writeFile(path, lines.join('\n'));
}

/** Whether a process with this number runs, whoever owns it. */
export async function isAlive(pid: number): Promise<boolean> {
  return (await startOf(pid)) !== undefined;
}

/**
 * When process `pid` started, in the system's own words; tells it from a later one of the same number. `undefined` when there is none,
 * or when it is dead and only nobody has asked for its exit code yet, which in some containers nobody ever does.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The second field is the name in brackets and may hold blanks; the third is the state, the 22nd the start.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  }
  const listed = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  const [state = '', ...start] = listed.stdout.trim().split(/\s+/);
  return state === '' || state.startsWith('Z') ? undefined : start.join(' ');
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return words.replaceAll('\0', ' ');
  }
  const listed = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return listed.stdout;
}
