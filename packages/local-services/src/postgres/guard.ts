import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/**
 * Waits on a pipe that only this process holds open; when this process ends, however it ends, the system closes the pipe,
 * and the server is asked to shut down (SIGINT: fast). A throw-away server's folder goes with it.
 */
const SCRIPT = [
  'while read -r _; do :; done',
  'kill -INT "$1" 2>/dev/null',
  'while kill -0 "$1" 2>/dev/null; do sleep 0.1; done',
  '[ -n "$2" ] && rm -rf -- "$2"',
].join('; ');

/** Sees to it that server `pid` does not outlive this process, not even when this process is killed. */
export function guardServer(pid: number, folderToRemove: string | undefined): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'brug-postgres-guard', String(pid), folderToRemove ?? ''], {
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
