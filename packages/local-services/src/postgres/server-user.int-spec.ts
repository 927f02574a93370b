import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { startPostgres } from './postgres-server.js';
import { canReach, reachableFolder } from './server-user.js';

jest.setTimeout(60_000);
const isRoot = process.getuid?.() === 0;

describe('the account PostgreSQL runs as', () => {
  it('cannot pass a folder closed to others', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'brug-closed-'));
    try {
      expect(await canReach(join(closed, 'later'), { name: 'someone', uid: 4242, gid: 4242 })).toBe(false);
      chmodSync(closed, 0o711);
      expect(await canReach(join(closed, 'later'), { name: 'someone', uid: 4242, gid: 4242 })).toBe(true);
    } finally {
      rmSync(closed, { recursive: true });
    }
  });
});

(isRoot ? describe : describe.skip)('started by root, PostgreSQL', () => {
  it('has its data elsewhere when root keeps the repository in a closed folder', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'brug-closed-'));
    const wanted = join(closed, 'server');
    const stranger = { name: 'someone', uid: 4242, gid: 4242 };
    const folder = await reachableFolder(wanted, stranger);
    mkdirSync(wanted);
    try {
      expect(folder.startsWith('/var/lib/brug/')).toBe(true);
      const server = await startPostgres({ folder: wanted, throwAway: true });
      expect(statSync(join(folder, 'data')).uid).not.toBe(0);
      await server.stop();
    } finally {
      rmSync(closed, { recursive: true });
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
