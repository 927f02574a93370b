import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { configOrExit } from '../platform/process/lifecycle.js';
import { seedDemo } from './demo-seed.js';

/** Fills the empty database at `DATABASE_URL` with the demo; `--leads 100000` and `--seed 7` make other sets for measurements. */
const { values } = parseArgs({ options: { leads: { type: 'string' }, seed: { type: 'string' } } });
const leads = numberOf(values.leads);
const seed = numberOf(values.seed);
const report = await seedDemo(configOrExit(), {
  ...(leads === undefined ? {} : { leads }),
  ...(seed === undefined ? {} : { seed }),
});
if (report) {
  const { organisations = 0, leads: loaded = 0 } = report.rows;
  const total = Object.values(report.rows).reduce((sum, count) => sum + count, 0);
  const seconds = (report.milliseconds / 1000).toFixed(1);
  console.log(`Seeded ${loaded} leads of ${organisations} organisations, ${total} rows in all, in ${seconds} s.`);
} else {
  console.log('There is data already; nothing was seeded.');
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`not a number of something: ${text}`);
  return value;
}
