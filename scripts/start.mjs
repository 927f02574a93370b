/**
 * `npm start`: from a bare checkout to a running Brug. Runs on any Node from 18 on; what it starts runs on the project's own.
 * See lib/run-local.mjs for what is started and which variables change it.
 */
import { tryLock } from './lib/lock.mjs';
import { build, handOver, install, main } from './lib/prepare.mjs';

await main(async () => {
  const release = tryLock('start');
  if (release === undefined)
    throw new Error('Brug is running from this folder in another terminal. Stop it there first.');
  try {
    await install();
    await build();
    return await handOver('scripts/lib/run-local.mjs', process.argv.slice(2));
  } finally {
    release();
  }
});
