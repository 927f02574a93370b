import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { isAlive, isServerOn } from './pid-file.js';
import { startPostgres } from './postgres-server.js';
import type { RunningPostgres } from './postgres-server.js';

jest.setTimeout(60_000);

let box: string;
let folder: string;
const running: RunningPostgres[] = [];

async function start(): Promise<RunningPostgres> {
  const server = await startPostgres({ folder });
  running.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** Starts the folder's server in a process of its own, as `npm start` does, and gives the process and the server's process id. */
async function startElsewhere(): Promise<{ parent: ReturnType<typeof spawn>; pid: number }> {
  const module = pathToFileURL(join(process.cwd(), 'dist/postgres/index.js')).href;
  const script = `
    const { startPostgres } = await import(process.argv[1]);
    const server = await startPostgres({ folder: process.argv[2] });
    console.log(server.pid);
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script, module, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout!, 'data')) as [Buffer];
  return { parent, pid: Number(line.toString()) };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    if (await condition()) return;
    await pause(20);
  }
  throw new Error('It did not come about in 10 s.');
}

beforeEach(() => {
  // A blank in the path, as in 'Program Files' or '我的 项目'.
  box = mkdtempSync(join(tmpdir(), 'brug 桥 '));
  chmodSync(box, 0o755);
  folder = join(box, 'server');
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  rmSync(box, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps its data from one start to the next, on the same port and with the same password', async () => {
    const first = await start();
    const url = await first.ensureDatabase('brug');
    await query(url, `create table place (name text); insert into place values ('乐清')`);
    await first.stop();
    expect(await isServerOn(first.pid, join(folder, 'data'))).toBe(false);

    const second = await start();
    expect(await second.ensureDatabase('brug')).toBe(url);
    expect(await query(url, 'select name from place')).toEqual([{ name: '乐清' }]);
  });

  it('sorts and folds by Unicode, not by the machine’s language', async () => {
    const server = await start();
    expect(
      await query(server.url('postgres'), `select upper('ijsé') as upper, version() ~ '^PostgreSQL 18' as is18`),
    ).toEqual([{ upper: 'IJSÉ', is18: true }]);
  });

  it('asks for the password and listens on loopback only', async () => {
    const server = await start();
    const wrong = new URL(server.url('postgres'));
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password/);
    expect(await query(server.url('postgres'), 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(statSync(join(folder, 'password')).mode & 0o077).toBe(0);
  });

  it('takes another port when that of last time is taken', async () => {
    const first = await start();
    await first.stop();
    const taker = createServer().listen(first.port, '127.0.0.1');
    await once(taker, 'listening');
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await query(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      taker.close();
    }
  });

  it('recovers what was committed when the server itself is killed', async () => {
    const first = await start();
    await query(first.url('postgres'), 'create table kept as select 42 as answer');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;

    const second = await start();
    expect(await query(second.url('postgres'), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('does not outlive a killed parent', async () => {
    const { parent, pid } = await startElsewhere();
    parent.kill('SIGKILL');
    await until(async () => !(await isAlive(pid)));
    expect(await isAlive(pid)).toBe(false);
  });

  it('replaces a server that was left behind after all', async () => {
    const { parent, pid } = await startElsewhere();
    for (const line of execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n')) {
      if (line.includes(`brug-postgres-guard ${pid} `)) process.kill(Number.parseInt(line, 10), 'SIGKILL');
    }
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    expect(await isAlive(pid)).toBe(true);

    const server = await start();
    expect(server.pid).not.toBe(pid);
    await until(async () => !(await isAlive(pid)));
    expect(await query(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('does not take away a server that another process uses', async () => {
    const { parent, pid } = await startElsewhere();
    await expect(start()).rejects.toThrow(/in use by process/);
    expect(await isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(async () => !(await isAlive(pid)));
  });

  it('starts although a stranger got the old process number, as after a reboot', async () => {
    const first = await start();
    const data = join(folder, 'data');
    const pidFile = readFileSync(join(data, 'postmaster.pid'), 'utf8');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const stranger = spawn('sleep', ['60'], { ...ownerOf(data), stdio: 'ignore' });
    writeFileSync(join(data, 'postmaster.pid'), pidFile.replace(/^\d+/, String(stranger.pid)));
    try {
      const second = await start();
      expect(await query(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('begins anew when the first start was killed half-way', async () => {
    const first = await start();
    await first.stop();
    rmSync(join(folder, 'data'), { recursive: true });
    execFileSync('mkdir', ['-p', join(folder, 'data.new', 'base')]);
    const second = await start();
    expect(await query(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says what is wrong when a setting is', async () => {
    await expect(startPostgres({ folder, settings: { shared_buffers: 'plenty' } })).rejects.toThrow(/shared_buffers/);
  });

  it('removes a throw-away server’s folder when it stops', async () => {
    const server = await startPostgres({ folder, throwAway: true });
    expect(await query(server.url('postgres'), 'show fsync')).toEqual([{ fsync: 'off' }]);
    await server.stop();
    expect(existsSync(folder)).toBe(false);
  });
});

// Seen through /proc.
(process.platform === 'linux' ? describe : describe.skip)('in a container without an init process', () => {
  it('starts although nobody has collected the server that was killed', async () => {
    const first = await start();
    const data = join(folder, 'data');
    const pidFile = readFileSync(join(data, 'postmaster.pid'), 'utf8');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    // The shell becomes `sleep`, which does not know it has a child.
    const careless = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
      ...ownerOf(data),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const [line] = (await once(careless.stdout, 'data')) as [Buffer];
      const dead = Number(line.toString());
      await until(() => readFileSync(`/proc/${careless.pid}/cmdline`, 'utf8').startsWith('sleep'));
      process.kill(dead, 'SIGKILL');
      await until(async () => !(await isAlive(dead)));
      expect(() => process.kill(dead, 0)).not.toThrow();
      writeFileSync(join(data, 'postmaster.pid'), pidFile.replace(/^\d+/, String(dead)));

      const second = await start();
      expect(await query(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      careless.kill();
    }
  });
});

function ownerOf(path: string): { uid?: number; gid?: number } {
  const { uid, gid } = statSync(path);
  return process.getuid?.() === 0 ? { uid, gid } : {};
}
