/** What is measured, started for the benchmark alone: PostgreSQL, the built API, the floor and the load generator. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@brug/local-services/ports';
import { API_FLAGS } from '../../scripts/lib/api-flags.mjs';
import { Supervisor } from '../../scripts/lib/supervisor.mjs';
import { openDatabase, query } from './lab/database.mjs';
import { runCommand, script, serverEnv, serverFolder } from './lab/server.mjs';

/** Of the floor, which is fastest with about as many; the API is measured with as many as it has when nothing is said. */
const FLOOR_CONNECTIONS = 10;
const READY_LIMIT_MS = 120_000;

/** A database with so many leads. `stop` removes it, unless it was to be kept. */
export async function startDatabase({ folder, leads, say }) {
  const server = await openDatabase({ name: 'brug_bench', folder });
  try {
    const { url } = server;
    say('Migrating …');
    await runCommand({ name: 'migrate', env: serverEnv(url), logs });
    if (await isLoaded(url, leads)) say(`Measuring on the ${leads} leads of last time.`);
    else {
      say(`Loading ${leads} leads …`);
      const started = Date.now();
      await runCommand({ name: 'seed-demo', args: ['--leads', String(leads)], env: serverEnv(url), logs });
      say(`Loaded in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    }
    // What the floor of an earlier run has inserted is no lead that could be shown.
    await query(url, `DELETE FROM leads WHERE number LIKE 'FLOOR-%'`);
    await query(url, 'CHECKPOINT');
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Whether a kept database has what is asked for; what measurements of before have added does not count. */
async function isLoaded(url, leads) {
  const [{ count }] = await query(
    url,
    `SELECT count(*)::int AS count FROM leads WHERE number NOT LIKE 'FLOOR-%' AND title NOT LIKE 'Measured %'`,
  );
  if (count > 0 && count !== leads) throw new Error(`There are ${count} leads in that folder, not ${leads}.`);
  return count > 0;
}

/** Where figures go. */
export const results = fileURLToPath(new URL('../results/', import.meta.url));
/** What the measured processes say, of the last run. */
export const logs = `${results}logs/`;

/** Starts the built API and resolves when it is ready. */
export async function startApi(databaseUrl) {
  await mkdir(logs, { recursive: true });
  const port = await findFreePort(4300);
  const url = `http://127.0.0.1:${port}`;
  const supervisor = new Supervisor(logs);
  const env = serverEnv(databaseUrl, { PORT: String(port), PUBLIC_URL: url });
  const child = supervisor.start('api', script('api.js'), { cwd: serverFolder, env, flags: API_FLAGS });
  try {
    await Promise.race([untilReady(url), supervisor.crashed]);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return { url, port, pid: child.pid, stop: () => supervisor.stop() };
}

async function untilReady(url) {
  for (const deadline = Date.now() + READY_LIMIT_MS; Date.now() < deadline;) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(`The API was not ready within ${READY_LIMIT_MS / 1000} s.`);
}

/** A session of a person of the demo: how to ask the API as them. */
export async function signIn(api, { email, password }) {
  const answer = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Signing in as ${email} was answered with ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const get = async (path) => {
    const response = await fetch(api.url + path, { headers: { cookie } });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return { cookie, get };
}

/** Starts the floor with what it is to run. */
export async function startFloor(work) {
  const child = fork(new URL('./floor.mjs', import.meta.url), { serialization: 'advanced' });
  child.send({ ...work, poolSize: FLOOR_CONNECTIONS });
  const [{ port }] = await once(child, 'message');
  return { port, stop: () => end(child) };
}

/** Starts the load generator; `measure` resolves with what it saw. */
export function startLoad(targets, work) {
  const child = fork(new URL('./load.mjs', import.meta.url), { serialization: 'advanced' });
  child.send({ targets, work });
  return {
    async measure(round) {
      child.send(round);
      const [seen] = await once(child, 'message');
      if (seen.error) throw new Error(seen.error);
      return seen;
    },
    stop: () => end(child),
  };
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
