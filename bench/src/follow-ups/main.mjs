/**
 * `npm run bench -- follow-ups`: measures what keeps the promise of a follow-up. Each part gives figures in the form of
 * `bench/results/latest.json`; what is held against something alternates with it, so that what else the machine does hits both.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { tableOf } from './figures.mjs';
import { readOptions } from './options.mjs';
import { logs, results } from '../stack.mjs';

export async function benchFollowUps(args, { say, parts }) {
  const options = readOptions(args);
  await mkdir(logs, { recursive: true });
  const figures = [];
  for (const { name, measure } of options.operations) {
    say(`${name} …`);
    const own = [];
    // Once, also when it is asked for while it happens.
    let stopping;
    const stop = () => (stopping ??= stopAll(own));
    parts.push(stop);
    figures.push(...(await measure({ options, say, parts: own })));
    // What one leaves behind to be tidied up (a database with some hundred thousand new rows) is not measured with the next.
    await stop();
  }
  await writeFile(
    `${results}latest.json`,
    `${JSON.stringify(figures, (key, value) => (key === 'of' ? undefined : value), 2)}\n`,
  );
  say(`\n${tableOf(figures)}`);
  const missed = figures.filter(({ met }) => !met).length;
  say(missed === 0 ? '\nEvery aim was met.' : `\n${missed} of ${figures.length} aims were missed.`);
  return missed > 0 && options.fail ? 1 : 0;
}

/** Stops parts, the last started first. */
async function stopAll(parts) {
  for (const stop of parts.toReversed()) await stop();
}
