/** `npm run bench -- …`: installs, builds, and runs the benchmarks on the project's Node. */
import { build, handOver, install, main } from './lib/prepare.mjs';

await main(async () => {
  await install();
  await build();
  return handOver('bench/src/main.mjs', process.argv.slice(2));
});
