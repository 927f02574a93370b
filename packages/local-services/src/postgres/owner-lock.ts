import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './pid-file.js';

/** Releases the folder. */
export type Release = () => Promise<void>;

/**
 * Claims a server's folder for this process. Throws when another living process has claimed it: its server is in use and may not be
 * stopped under it. A claim of a process that died is taken over.
 */
export async function claim(folder: string): Promise<Release> {
  const path = join(folder, 'owner');
  const mine = `${process.pid} ${await startOf(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await createWhole(path, mine)) return () => rm(path, { force: true });
    const theirs = await readFile(path, 'utf8').catch(() => '');
    const [pid, start] = theirs.split(' ');
    const owner = Number(pid);
    if (owner > 0 && isAlive(owner) && (await startOf(owner)) === start) {
      throw new Error(`The PostgreSQL in ${folder} is in use by process ${owner}.`);
    }
    await rm(path, { force: true });
  }
  throw new Error(`Could not claim ${folder}: another process keeps claiming it.`);
}

/** Creates the file with its content at once, so that nobody reads half a claim. False when it exists. */
async function createWhole(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** When a process started, in the system's own count; tells a process from a later one of the same number. Empty where it is not known. */
async function startOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the name in brackets and may hold blanks; the start is the 22nd.
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
