import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/**
 * Waits on a pipe that only this process holds open; when this process ends, however it ends, the system closes the pipe,
 * and the server is asked to shut down (SIGINT: fast). A throw-away server's folder goes with it.
 */
const SCRIPT = [
  'while read -r _; do :; done',
  'kill -INT "$1" 2>/dev/null',
  // Not the process alone: where nobody collects the dead, it seems to live on. The last act of the server is to remove this file.
  'n=0; while [ $n -lt 300 ] && [ -e "$2/postmaster.pid" ] && kill -0 "$1" 2>/dev/null; do sleep 0.1; n=$((n + 1)); done',
  '[ -n "$3" ] && rm -rf -- "$3"',
].join('; ');

/** Sees to it that server `pid` does not outlive this process, not even when this process is killed. */
export function guardServer(pid: number, data: string, folderToRemove: string | undefined): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'brug-postgres-guard', String(pid), data, folderToRemove ?? ''], {
    cwd: '/',
    // Its own group: Ctrl-C goes to all of ours, and the guard has to outlive them.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.unref();
  // The pipe must not keep this process alive either.
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return guard;
}
