/** Locks between commands in the same repository. A lock of a process that died does not count. */
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { state } from './paths.mjs';
import { identityOf } from './processes.mjs';

/** Takes the lock if it is free. Gives the function that releases it, or `undefined` with somebody alive holding it. */
export function tryLock(name) {
  const path = join(state, `${name}.lock`);
  const mine = identityOf(process.pid);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (createWhole(path, mine)) return () => rmSync(path, { force: true });
    const holder = read(path);
    const pid = Number.parseInt(holder, 10);
    if (pid > 0 && identityOf(pid) === holder) return undefined;
    rmSync(path, { force: true });
  }
  return undefined;
}

/** Takes the lock, waiting for whoever holds it. */
export async function lock(name, waiting) {
  for (let first = true; ; first = false) {
    const release = tryLock(name);
    if (release !== undefined) return release;
    if (first) console.log(waiting);
    await pause(500);
  }
}

/** The file appears with its content at once, so that nobody reads half of it. */
function createWhole(path, content) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
