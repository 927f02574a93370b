import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
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
