import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startOf } from './pid-file.js';

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
    const [, pid, start] = /^(\d+) (.+)$/.exec(theirs) ?? [];
    const owner = Number(pid);
    if (owner > 0 && start !== undefined && (await startOf(owner)) === start) {
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
