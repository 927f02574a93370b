import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Crashed, Supervisor } from './supervisor.mjs';

let folder;
let supervisor;

function script(text) {
  const path = join(folder, 'script.mjs');
  writeFileSync(path, text);
  return path;
}

async function until(condition) {
  for (let i = 0; i < 500 && !condition(); i += 1) await pause(20);
  assert.ok(condition());
}

const gone = (child) => child.exitCode !== null || child.signalCode !== null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brug supervisor '));
  supervisor = new Supervisor(folder);
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true });
});

test('a process that ends by itself is reported with its last lines', async () => {
  supervisor.start('api', script(`console.error('no such table'); process.exit(3);`), {
    cwd: folder,
    env: process.env,
  });
  await assert.rejects(supervisor.crashed, (error) => {
    assert.ok(error instanceof Crashed);
    assert.match(error.message, /The api ended \(exit 3\)[^]*no such table/);
    return true;
  });
});

test('a command that fails is reported with its last lines', async () => {
  const broken = script(`throw new Error('migration 7 failed');`);
  await assert.rejects(
    supervisor.complete('migrate', broken, [], { cwd: folder, env: process.env }),
    /migration 7 failed/,
  );
});

test('a process that is stopped may finish its work, and that is no crash', async () => {
  const child = supervisor.start(
    'worker',
    script(`
      import { writeFileSync } from 'node:fs';
      process.on('SIGTERM', () => setTimeout(() => { writeFileSync('finished', ''); process.exit(0); }, 200));
      setInterval(() => undefined, 1000);
      writeFileSync('begun', '');`),
    { cwd: folder, env: process.env },
  );
  await until(() => existsSync(join(folder, 'begun')));
  await supervisor.stop();
  assert.ok(gone(child));
  assert.ok(existsSync(join(folder, 'finished')));
  const outcome = await Promise.race([supervisor.crashed.catch(() => 'crashed'), pause(500, 'quiet')]);
  assert.equal(outcome, 'quiet');
});

test('a process whose supervisor is gone stops itself', async () => {
  const child = supervisor.start('api', script(`setInterval(() => undefined, 1000);`), {
    cwd: folder,
    env: process.env,
  });
  await pause(200);
  child.disconnect();
  await until(() => gone(child));
  assert.equal(child.signalCode, 'SIGTERM');
});

test('the log of the run before is kept', async () => {
  const say = script(`console.log(process.env.WORD);`);
  for (const WORD of ['first', 'second']) {
    await supervisor.complete('seed', say, [], { cwd: folder, env: { ...process.env, WORD } });
  }
  assert.equal(readFileSync(join(folder, 'seed.log'), 'utf8'), 'second\n');
  assert.equal(readFileSync(join(folder, 'seed.log.1'), 'utf8'), 'first\n');
});
