/** `npm run drill -- NAME …`: installs, builds, and runs a reliability drill on the project's Node. */
import { build, handOver, install, main } from './lib/prepare.mjs';

await main(async () => {
  await install();
  await build();
  return handOver('drill/src/main.mjs', process.argv.slice(2));
});
