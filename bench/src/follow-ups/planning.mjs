/** Enrolments by hand, many at a time: each plans five steps with their dates, texts checked, history and events. */
import { openDatabase, query } from '../lab/database.mjs';
import { runCommand, serverEnv } from '../lab/server.mjs';
import { logs } from '../stack.mjs';
import { figureOf } from './figures.mjs';
import { startPlanner } from './parts.mjs';

const AIM = 2000;
const LEADS = 20_000;
/** As many as one request may name. */
const BATCH = 200;
const AT_A_TIME = 2;

export async function measurePlanning({ options, say, parts }) {
  const database = await openDatabase({ name: 'brug_bench_planning' });
  parts.push(database.stop);
  const env = serverEnv(database.url);
  await runCommand({ name: 'migrate', env, logs });
  await runCommand({ name: 'seed-demo', args: ['--leads', String(LEADS)], env, logs });
  const [actor] = await query(database.url, ADMINISTRATOR);
  const leads = await query(database.url, LEADS_TO_ENROL);
  await query(database.url, 'VACUUM (ANALYZE)');
  const planner = await startPlanner(env);
  parts.push(planner.stop);
  const batches = [];
  for (let left = options.enrolments; left > 0; left -= leads.length) {
    const sequenceId = await planner.ask('add', { actor, names: inAll('Measured'), definition: DEFINITION });
    const ids = leads.slice(0, left).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += BATCH) {
      batches.push({ sequenceId, leadIds: ids.slice(from, from + BATCH) });
    }
  }
  say(`  enrolling ${options.enrolments} times on ${leads.length} leads …`);
  const { takes, begun, milliseconds } = await planner.ask('enrol', { actor, batches, atATime: AT_A_TIME });
  if (begun !== options.enrolments) throw new Error(`${begun} of ${options.enrolments} runs began.`);
  const [{ steps }] = await query(
    database.url,
    'SELECT count(*)::int AS steps FROM follow_ups WHERE enrolment_id IS NOT NULL',
  );
  if (steps !== begun * DEFINITION.steps.length) throw new Error(`${steps} steps of ${begun} runs.`);
  const rps = (begun / milliseconds) * 1000;
  return [figureOf({ operation: 'follow-ups-plan', clients: AT_A_TIME, rps, takes, aim: AIM, of: 'rps' })];
}

const ADMINISTRATOR = `SELECT 'person' AS kind, id AS "personId", role, team_id AS "teamId" FROM people
  WHERE role = 'administrator' ORDER BY id LIMIT 1`;

const LEADS_TO_ENROL = `SELECT l.id FROM leads l JOIN stages s ON s.id = l.stage_id JOIN contacts c ON c.id = l.primary_contact_id
  WHERE s.category = 'open' AND l.archived_at IS NULL AND c.archived_at IS NULL AND c.email IS NOT NULL
    AND c.lawful_basis IS NOT NULL AND c.opted_out_at IS NULL ORDER BY l.id`;

function inAll(text) {
  return { nl: text, en: text, zh: text };
}

function step(number, delayWorkingDays, calendar, more) {
  const names = inAll(`Step ${number}`);
  return { key: `step-${number}`, delayWorkingDays, calendar, recipient: 'principal', condition: null, names, ...more };
}

const MESSAGE = { kind: 'message', templateKey: 'demo-after-call', templateNumber: 1 };
const CALL = { kind: 'task', taskKind: 'call', titles: inAll('Call {{contact.name}}'), hints: null, copyText: null };
const SILENT = { condition: { fact: 'replied', is: false } };

/** As the ready-made sequences are: three messages and two tasks within three weeks. */
const DEFINITION = {
  track: null,
  languages: null,
  trigger: { type: 'by-hand', sources: null, stageKey: null, meetingKind: null, silentDays: null },
  stopConditions: ['reply', 'meeting-booked', 'stage-left', 'lead-closed', 'opt-out', 'stopped-by-hand'],
  steps: [
    step(1, 1, 'recipient', MESSAGE),
    step(2, 3, 'both', CALL),
    step(3, 6, 'recipient', { ...MESSAGE, ...SILENT }),
    step(4, 10, 'both', { ...CALL, ...SILENT }),
    step(5, 15, 'recipient', { ...MESSAGE, ...SILENT }),
  ],
};
