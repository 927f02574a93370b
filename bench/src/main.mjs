/**
 * `npm run bench`: measures the built server on a generated data set, each operation beside a floor measured in the same run. Rounds of API and
 * floor alternate, so that what else the machine does hits both.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@brug/demo-data/accounts';
import { figuresOf, joined, lineOf, tableOf } from './figures.mjs';
import { readOptions } from './options.mjs';
import { prepareReads } from './prepare-reads.mjs';
import { prepareWrites } from './prepare-writes.mjs';
import { startRecorder } from './recorder.mjs';
import { benchFollowUps } from './follow-ups/main.mjs';
import { results, signIn, startApi, startDatabase, startFloor, startLoad } from './stack.mjs';

const ROUNDS = 8;
const WARM_UP_SECONDS = 1.5;
/** Clients work side by side, as one team does: moves are for the lead's team. */
const ACCOUNTS = DEMO_ACCOUNTS.filter(({ role, teamKey }) => role === 'account-manager' && teamKey === 'investment');

const [subject, ...subjectArgs] = process.argv.slice(2);
const say = console.log;
/** What to stop at the end, last started first. */
const parts = [];
let stopping;
const stopAll = () =>
  (stopping ??= (async () => {
    for (const stop of parts.toReversed()) await stop().catch((error) => console.error(error.message));
  })());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => void stopAll().then(() => process.exit(130)));

try {
  process.exitCode = subject === 'follow-ups' ? await benchFollowUps(subjectArgs, { say, parts }) : await benchApi();
} catch (error) {
  console.error(`\n${error.stack ?? error}`);
  process.exitCode = 1;
}
await stopAll();
process.exit();

async function benchApi() {
  const options = readOptions(process.argv.slice(2));
  const figures = await measureAll(options);
  await mkdir(results, { recursive: true });
  await writeFile(`${results}latest.json`, `${JSON.stringify(figures, null, 2)}\n`);
  say(`\n${options.leads} leads; milliseconds; floor: bare node:http and pg, in requests per second\n`);
  say(tableOf(figures, options.operations));
  const missed = figures.filter(({ met }) => !met).length;
  say(missed === 0 ? '\nEvery aim was met.' : `\n${missed} of ${figures.length} aims were missed.`);
  return missed > 0 && options.fail ? 1 : 0;
}

async function measureAll(options) {
  const database = await startDatabase({ ...options, say });
  parts.push(database.stop);

  say('Writing down the statements of each read …');
  const reads = await recorded(database, options);

  const api = await startApi(database.url);
  parts.push(api.stop);
  const sessions = [];
  for (const { email } of ACCOUNTS) sessions.push(await signIn(api, { email, password: DEMO_PASSWORD }));
  const writes = await prepareWrites(database, sessions, options);
  const floor = await startFloor({ databaseUrl: database.url, reads: reads.statements, ...writes.floor });
  parts.push(floor.stop);
  const targets = {
    api: { port: api.port, cookies: sessions.map(({ cookie }) => cookie) },
    floor: { port: floor.port },
  };
  const load = startLoad(targets, { ...reads.work, ...writes.work });
  parts.push(load.stop);

  const figures = [];
  for (const operation of options.operations) {
    for (const clients of options.clients) {
      const seen = await measure(load, operation.name, clients, options);
      const figure = figuresOf(operation, clients, seen.api, seen.floor);
      figures.push(figure);
      say(lineOf(figure));
    }
  }
  return figures;
}

/** Reads through a recorder, once, with an API process of its own. */
async function recorded(database, options) {
  const recorder = await startRecorder(database.url);
  parts.push(recorder.stop);
  const api = await startApi(recorder.url);
  try {
    const session = await signIn(api, { email: ACCOUNTS[0].email, password: DEMO_PASSWORD });
    return await prepareReads(options.operations, database, session, recorder);
  } finally {
    await api.stop();
  }
}

async function measure(load, operation, clients, options) {
  const seen = { api: [], floor: [] };
  const round = (target, seconds) => load.measure({ target, operation, clients, seconds });
  for (const target of ['api', 'floor']) await round(target, WARM_UP_SECONDS);
  for (let index = 0; index < ROUNDS; index++) {
    // Who goes first alternates as well.
    const order = index % 2 === 0 ? ['api', 'floor'] : ['floor', 'api'];
    for (const target of order) seen[target].push(await round(target, options.seconds / ROUNDS));
  }
  return { api: joined(seen.api), floor: joined(seen.floor) };
}
