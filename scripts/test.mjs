/**
 * `npm test`: installs what is needed and runs every check. `npm test -- lint server` runs only the named steps; `npm test -- --list` names them.
 * See lib/run-tests.mjs for the steps.
 */
import { handOver, install, main } from './lib/prepare.mjs';

await main(async () => {
  try {
    await install();
  } catch (error) {
    console.error(`FAIL  install\n${error.message}\n${error.output ?? ''}\n0 passed, 1 failed`);
    return 1;
  }
  return handOver('scripts/lib/run-tests.mjs', process.argv.slice(2));
});
