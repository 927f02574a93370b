/** `npm run drill -- NAME`: breaks something on purpose, and shows that what was promised holds. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { DRILLS } from './drills.mjs';
import { readOptions } from './options.mjs';
import { conditionsTable, results } from './report.mjs';
import { Lab } from './lab.mjs';

const options = readOptions(process.argv.slice(2));
const say = console.log;
const lab = new Lab({ drill: options.name, say });
let stopping;
const stop = () => (stopping ??= lab.stop());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => void stop().then(() => process.exit(130)));

try {
  await rm(lab.logs, { recursive: true, force: true });
  await mkdir(lab.logs, { recursive: true });
  const { run } = await DRILLS[options.name].load();
  const runs = await run(lab, options);
  const fellShort = runs.flatMap(({ conditions }) => conditions).filter(({ met }) => !met);
  const { name, messages, kills, seed } = options;
  const report = { drill: name, options: { messages, kills, seed }, met: fellShort.length === 0, runs };
  await writeFile(`${results}${options.name}.json`, `${JSON.stringify(report, null, 2)}\n`);
  for (const { title, conditions } of runs) say(`\n${title}\n\n${conditionsTable(conditions)}`);
  say(fellShort.length === 0 ? '\nEverything held.' : `\n${fellShort.length} conditions did not hold.`);
  if (fellShort.length > 0 && options.fail) process.exitCode = 1;
} catch (error) {
  console.error(`\n${error.stack ?? error}`);
  process.exitCode = 1;
}
await stop();
process.exit();
