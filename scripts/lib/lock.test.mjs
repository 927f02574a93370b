import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { tryLock } from './lock.mjs';
import { state } from './paths.mjs';
import { identityOf } from './processes.mjs';

const name = `test-${process.pid}`;
const file = join(state, `${name}.lock`);

afterEach(() => rmSync(file, { force: true }));

test('only one command holds a lock, until it releases it', () => {
  const release = tryLock(name);
  assert.equal(typeof release, 'function');
  assert.equal(tryLock(name), undefined);
  release();
  assert.equal(typeof tryLock(name), 'function');
});

test('a lock of a command that died does not count', () => {
  const { pid } = spawnSync('true');
  writeFileSync(file, `${pid} 12345`);
  assert.equal(typeof tryLock(name), 'function');
});

test('a lock whose number now belongs to another process does not count', () => {
  const own = identityOf(process.pid);
  writeFileSync(file, `${own}9`);
  assert.equal(typeof tryLock(name), 'function');
});

test('a lock of a command that was killed and that nobody has collected does not count', async () => {
  // The shell becomes `sleep`, which does not know it has a child.
  const careless = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [line] = await once(careless.stdout, 'data');
    const pid = Number(line.toString());
    writeFileSync(file, identityOf(pid));
    assert.equal(tryLock(name), undefined);
    await pause(200);
    process.kill(pid, 'SIGKILL');
    for (let i = 0; i < 100 && identityOf(pid) !== ''; i += 1) await pause(10);
    assert.doesNotThrow(() => process.kill(pid, 0));
    assert.equal(typeof tryLock(name), 'function');
  } finally {
    careless.kill();
  }
});
