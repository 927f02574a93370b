/** The sweep over a table of many follow-ups of which none is due. */
import { openDatabase, query } from '../lab/database.mjs';
import { runCommand, serverEnv } from '../lab/server.mjs';
import { logs } from '../stack.mjs';
import { figureOf } from './figures.mjs';
import { startSweeper } from './parts.mjs';

const AIM_MS = 50;
const LEADS = 10_000;
const WARM_UP = 20;
const TURNS = 200;

export async function measureSweep({ options, say, parts }) {
  const database = await openDatabase({ name: 'brug_bench_sweep' });
  parts.push(database.stop);
  const env = serverEnv(database.url);
  await runCommand({ name: 'migrate', env, logs });
  await runCommand({ name: 'seed-demo', args: ['--leads', String(LEADS)], env, logs });
  say(`  filling a table with ${options.rows} follow-ups …`);
  const [{ leads }] = await query(database.url, 'SELECT count(*)::int AS leads FROM leads');
  await query(database.url, FILL, [options.rows, leads]);
  await query(database.url, NOTHING_DUE);
  await query(database.url, 'VACUUM (ANALYZE) follow_ups');
  const sweeper = await startSweeper(env);
  parts.push(sweeper.stop);
  await sweeper.run(WARM_UP);
  const { takes, swept } = await sweeper.run(TURNS);
  if (swept.returned + swept.uncertain + swept.due > 0) throw new Error(`Something was due: ${JSON.stringify(swept)}`);
  const rps = (takes.length / takes.reduce((sum, take) => sum + take, 0)) * 1000;
  return [figureOf({ operation: 'follow-ups-sweep', clients: 1, rps, takes, aim: AIM_MS, of: 'p95' })];
}

/** Nor within the time that the sweep looks ahead. */
const NOTHING_DUE = `UPDATE follow_ups SET due_at = now() + interval '1 day'
  WHERE kind = 'message' AND state IN ('planned', 'failed') AND due_at < now() + interval '1 hour'`;

/** As in an installation of some years: most have ended, a tenth are tasks to come, a tenth messages to come. */
const FILL = `INSERT INTO follow_ups (id, kind, task_kind, state, lead_id, owner_id, template_key, language, title, subject, body,
    trigger_at, due_at, due_reason, attempts, fencing_token, handed_over_at, ended_at, end_reason, created_at, updated_at)
  SELECT gen_random_uuid(), kind, CASE kind WHEN 'task' THEN 'call' END, state, l.id, l.owner_id,
    CASE kind WHEN 'message' THEN 'demo-after-call' END, 'en', 'Measured', 'After our call',
    CASE WHEN state = 'sent' THEN repeat('What was written to them, some lines of it. ', 8) END,
    at, at, '{"timing":"by-hand","calendar":null,"workingDays":null,"workingMinutes":null,"provisional":false}',
    (state IN ('sent', 'dead', 'uncertain'))::int, (kind = 'message' AND state <> 'planned')::int,
    CASE WHEN state IN ('sent', 'uncertain') THEN at END,
    CASE WHEN state NOT IN ('planned', 'dead', 'uncertain') THEN at END, NULL, at, at
  FROM (SELECT n, n % $2::int AS place FROM generate_series(1, $1::int) AS n) AS numbers
  CROSS JOIN LATERAL (SELECT CASE
      WHEN n % 1000 < 100 THEN 'planned' WHEN n % 1000 < 200 THEN 'planned' WHEN n % 1000 < 600 THEN 'sent'
      WHEN n % 1000 < 900 THEN 'done' WHEN n % 1000 < 980 THEN 'cancelled' WHEN n % 1000 < 997 THEN 'skipped'
      WHEN n % 1000 < 999 THEN 'dead' ELSE 'uncertain' END AS state,
    CASE WHEN n % 1000 < 100 OR n % 1000 BETWEEN 600 AND 899 THEN 'task' ELSE 'message' END AS kind,
    CASE WHEN n % 1000 < 200 THEN now() + (n % 8640) * interval '5 minutes' ELSE now() - (n % 100000) * interval '20 minutes' END AS at) AS made
  JOIN (SELECT id, owner_id, row_number() OVER (ORDER BY id) - 1 AS place FROM leads) AS l USING (place)`;
