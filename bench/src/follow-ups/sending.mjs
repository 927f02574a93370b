/** From planned to handed over: messages that are due at once, one burst after the other, beside a bare nodemailer pool to the same sink. */
import { findFreePort } from '@brug/local-services/ports';
import { startRedis } from '../../../scripts/lib/redis.mjs';
import { openDatabase, query } from '../lab/database.mjs';
import { prepareToSend, planMessages } from '../lab/messages.mjs';
import { runCommand, serverEnv, WorkerProcess } from '../lab/server.mjs';
import { logs } from '../stack.mjs';
import { figureOf } from './figures.mjs';
import { startBarePool, startSink } from './parts.mjs';

const AIM = 500;
/** As many as a worker has. */
const CONNECTIONS = 5;
const LEADS = 10_000;
const WARM_UP = 500;

export async function measureSending({ options, say, parts }) {
  const database = await openDatabase({ name: 'brug_bench_sending' });
  parts.push(database.stop);
  const sink = await startSink();
  parts.push(sink.stop);
  const redis = options.backend === 'redis' ? await startRedis(findFreePort) : undefined;
  if (options.backend === 'redis' && !redis) throw new Error('There is no Redis on this machine.');
  if (redis) parts.push(redis.stop);
  // Messages are sent in working hours: it is a Tuesday, and people are at work on both sides.
  const env = serverEnv(database.url, {
    NODE_ENV: 'test',
    CLOCK: 'controllable',
    SMTP_URL: sink.url,
    QUEUE_BACKEND: options.backend,
    ...(redis ? { REDIS_URL: redis.url } : {}),
  });
  await runCommand({ name: 'migrate', env, logs });
  await query(database.url, 'UPDATE platform_clock SET offset_ms = $1', [
    Date.parse('2026-03-10T08:05:00Z') - Date.now(),
  ]);
  await runCommand({ name: 'seed-demo', args: ['--leads', String(LEADS)], env, logs });
  await prepareToSend(database.url);
  const workers = Array.from(
    { length: options.workers },
    (_, index) => new WorkerProcess({ name: `worker-${index + 1}`, env, logs }),
  );
  parts.push(() => Promise.all(workers.map((worker) => worker.stop())));
  await Promise.all(workers.map((worker) => worker.start()));
  const pool = await startBarePool();
  parts.push(pool.stop);

  const bare = async (mails) => {
    const { full } = await sink.expect(mails);
    const began = Date.now();
    await pool.send({ url: sink.url, connections: CONNECTIONS, mails });
    return (await full()) - began;
  };
  const ours = (messages) => sendBurst(database.url, sink, messages);

  await ours(WARM_UP);
  await bare(WARM_UP);
  let [sent, ourTime, bareTime] = [0, 0, 0];
  const takes = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    const burst = await ours(options.messages);
    const alone = await bare(options.messages);
    sent += options.messages;
    ourTime += burst.time;
    bareTime += alone;
    takes.push(...burst.takes);
    say(
      `  ${Math.round((options.messages / burst.time) * 1000)}/s beside ${Math.round((options.messages / alone) * 1000)}/s of the bare pool`,
    );
  }
  const perSecond = (time) => (sent / time) * 1000;
  const figure = { clients: options.workers * CONNECTIONS, rps: perSecond(ourTime), floorRps: perSecond(bareTime) };
  return [figureOf({ operation: 'follow-ups-send', ...figure, takes, aim: AIM, of: 'rps' })];
}

/** Sends so many; how long that took in all, and each from its plan to its handing over, in milliseconds. */
async function sendBurst(databaseUrl, sink, messages) {
  const { full } = await sink.expect(messages);
  const [{ now }] = await query(
    databaseUrl,
    `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 + offset_ms AS now FROM platform_clock`,
  );
  const due = new Date(now - 1000);
  const ids = await planMessages(
    databaseUrl,
    Array.from({ length: messages }, () => due),
    { now: new Date(now) },
  );
  const began = Date.now();
  const time = (await full()) - began;
  await untilWritten(databaseUrl, ids);
  const rows = await query(
    databaseUrl,
    `SELECT (extract(epoch FROM handed_over_at - due_at) * 1000)::float8 - 1000 AS took FROM follow_ups WHERE id = ANY($1)`,
    [ids],
  );
  return { time, takes: rows.map(({ took }) => Math.max(0, took)) };
}

/** The last outcomes are written after the mail server has the mails. */
async function untilWritten(databaseUrl, ids) {
  for (;;) {
    const [{ open }] = await query(
      databaseUrl,
      `SELECT count(*)::int AS open FROM follow_ups WHERE id = ANY($1) AND state <> 'sent'`,
      [ids],
    );
    if (open === 0) return;
  }
}
