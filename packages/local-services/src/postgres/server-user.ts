import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where files of the server go when it cannot reach the repository: PostgreSQL refuses root, and its own user may not pass a 0700 folder. */
const SYSTEM_FOLDER = '/var/lib/brug';

/** The account under which PostgreSQL runs. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The account PostgreSQL has to be started as, or `undefined` when it is simply the current one.
 * Only root needs another: the owner of the data if there is any, else `postgres` if the machine knows it, else `nobody`.
 */
export async function serverUser(dataDirectory: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDirectory).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const ids = await idsOf(name);
    if (ids !== undefined) return { name, ...ids };
  }
  throw new Error('PostgreSQL does not run as root and there is neither a user "postgres" nor a user "nobody".');
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
}

/** Whether `user` may enter every folder above `path` and `path` itself. */
export async function canReach(path: string, user: ServerUser): Promise<boolean> {
  const root = parse(path).root;
  for (let at = path; ; at = dirname(at)) {
    const entry = await stat(at).catch(() => undefined);
    // What does not exist yet is made by us, reachable.
    if (entry !== undefined) {
      const mayEnter = entry.uid === user.uid ? 0o100 : entry.gid === user.gid ? 0o010 : 0o001;
      if ((entry.mode & mayEnter) === 0) return false;
    }
    if (at === root) return true;
  }
}

/** `wanted`, or a folder of the system in its stead when `user` cannot reach it. The same `wanted` always gives the same folder. */
export async function reachableFolder(wanted: string, user: ServerUser | undefined): Promise<string> {
  const path =
    user === undefined || (await canReach(wanted, user))
      ? wanted
      : join(SYSTEM_FOLDER, createHash('sha256').update(wanted).digest('hex').slice(0, 16));
  await mkdir(path, { recursive: true });
  return path;
}

/** Where a copy of the server's programs goes when `user` cannot reach the installed ones. */
export function systemFolder(): string {
  return SYSTEM_FOLDER;
}
