/** A mail server that misbehaves: what becomes of the message in each case, held against what is stated. */
import { setTimeout as pause } from 'node:timers/promises';
import { condition, tableOf } from '../report.mjs';

/** More than every wait of the sender for a server that says nothing. */
const LONGEST = 200_000;

const SENT_AT_ONCE = { first: 'sent', end: 'sent', attempts: 1, atServer: 1 };
const SENT_AT_NEXT = { first: 'failed', end: 'sent', attempts: 2, atServer: 1 };
const DEAD_AT_ONCE = { first: 'dead', end: 'dead', attempts: 1, atServer: 0 };
const GIVEN_UP = { first: 'failed', end: 'dead', attempts: 6, atServer: 0 };
/** It may have arrived, so nobody sends it again unasked. */
const uncertain = (atServer) => ({ first: 'uncertain', end: 'uncertain', attempts: 1, atServer });

/** What the server does at the first attempt (or at each), and what is stated to follow. A reply that is refused for now is taken at the next. */
const QUICK = [
  { does: 'takes it', script: {}, stated: SENT_AT_ONCE },
  { does: 'greets with 421', script: { greeting: '421 4.3.2 not now' }, stated: SENT_AT_NEXT },
  { does: 'greets with 554', script: { greeting: '554 5.3.2 no service' }, stated: SENT_AT_NEXT },
  { does: 'refuses the sender for now', script: { mail: '451 4.3.0 later' }, stated: SENT_AT_NEXT },
  { does: 'greylists', script: { recipient: '450 4.2.0 greylisted, come again' }, stated: SENT_AT_NEXT },
  { does: 'refuses DATA for now', script: { data: '451 4.3.0 later' }, stated: SENT_AT_NEXT },
  {
    does: 'refuses the content for now',
    script: { content: '452 4.3.1 full' },
    stated: { ...SENT_AT_NEXT, atServer: 2 },
  },
  { does: 'refuses the sender for good', script: { mail: '550 5.1.8 no' }, stated: DEAD_AT_ONCE },
  { does: 'refuses the recipient for good', script: { recipient: '550 5.1.1 no such user' }, stated: DEAD_AT_ONCE },
  { does: 'refuses DATA for good', script: { data: '554 5.5.1 no' }, stated: DEAD_AT_ONCE },
  {
    does: 'refuses the content for good',
    script: { content: '554 5.7.1 spam' },
    stated: { ...DEAD_AT_ONCE, atServer: 1 },
  },
  { does: 'hangs up instead of greeting', script: { greeting: 'drop' }, stated: SENT_AT_NEXT },
  { does: 'hangs up at MAIL', script: { mail: 'drop' }, stated: SENT_AT_NEXT },
  { does: 'hangs up at RCPT', script: { recipient: 'drop' }, stated: SENT_AT_NEXT },
  { does: 'hangs up at DATA', script: { data: 'drop' }, stated: SENT_AT_NEXT },
  { does: 'hangs up within the content', script: { dropsWithinContent: true }, stated: uncertain(0) },
  { does: 'hangs up after the content', script: { content: 'drop' }, stated: uncertain(1) },
  { does: 'is down', down: true, stated: SENT_AT_NEXT },
  { does: 'is slow: 1.5 s for each answer', script: { pause: 1500 }, stated: SENT_AT_ONCE },
  {
    does: 'refuses for now, again and again',
    script: { recipient: '450 4.2.1 later' },
    always: true,
    stated: GIVEN_UP,
  },
];

/** What takes the sender's whole patience; all but the first at the same time. */
const PATIENT = [
  { does: 'says nothing instead of greeting', script: { greeting: 'hang' }, stated: SENT_AT_NEXT, alone: true },
  { does: 'says nothing to MAIL', script: { mail: 'hang' }, stated: SENT_AT_NEXT },
  { does: 'says nothing to RCPT', script: { recipient: 'hang' }, stated: SENT_AT_NEXT },
  { does: 'says nothing to DATA', script: { data: 'hang' }, stated: SENT_AT_NEXT },
  { does: 'says nothing to the content', script: { content: 'hang' }, stated: uncertain(1) },
  { does: 'answers the content by a letter in 10 s', script: { letterPause: 10_000 }, stated: uncertain(1) },
];

export async function run(lab) {
  // What waits must not see the clock move.
  const [patient, quick] = [await lab.scene('postgres'), await lab.scene('postgres')];
  lab.say(`${PATIENT.length} cases in which the mail server takes all the time there is, ${QUICK.length} others …`);
  const cases = (await Promise.all([runPatient(patient), runQuick(quick)])).toReversed().flat();
  lab.say('');
  lab.say(
    tableOf(
      [
        'the mail server',
        'then',
        'in the end',
        'attempts',
        'mails at it',
        'what was written down of the first attempt',
      ],
      cases.map(({ does, seen, said }) => [does, seen.first, seen.end, seen.attempts, seen.atServer, said]),
    ),
  );
  return [{ title: 'A mail server that misbehaves', cases, conditions: cases.map(conditionOf) }];
}

async function runQuick(scene) {
  const worker = scene.worker('postgres');
  await worker.start();
  const cases = [];
  for (const given of QUICK) cases.push(await runCase(scene, given));
  await scene.close();
  return cases;
}

async function runCase(scene, given) {
  const { mailServer } = scene;
  await prepare(mailServer, given);
  const [id] = await scene.plan([-1000]);
  const first = await settled(scene, id);
  if (given.down) await mailServer.comeUp();
  if (!given.always) await prepare(mailServer, {});
  const end = await tryAgainUntilEnded(scene, id, first);
  return caseOf(given, first, end, timesThere(mailServer, end));
}

async function runPatient(scene) {
  const { mailServer } = scene;
  const worker = scene.worker('postgres');
  await worker.start();
  const begun = [];
  for (const given of PATIENT) {
    await prepare(mailServer, given, { keepConnections: true });
    const connections = mailServer.connections();
    const [id] = await scene.plan([-1000]);
    // It follows the script from now on, whatever the next ones are told.
    await until(() => mailServer.begun() > 0 || (given.alone && mailServer.connections() > connections));
    begun.push({ given, id, first: given.alone ? await settled(scene, id) : undefined });
  }
  // Each further attempt is taken; the server goes on with what it has begun as it was told.
  await prepare(mailServer, {}, { keepConnections: true });
  for (const each of begun) each.first ??= await settled(scene, each.id);
  const cases = [];
  for (const { given, id, first } of begun) {
    const end = await tryAgainUntilEnded(scene, id, first);
    cases.push(caseOf(given, first, end, timesThere(mailServer, end)));
  }
  await scene.close();
  return cases;
}

/** How often the mail server has the message: digests go out as well, and later messages of its lead name it as what they continue. */
function timesThere(mailServer, { messageId }) {
  return mailServer.received.filter(({ content }) => content.includes(`Message-ID: ${messageId}`)).length;
}

async function prepare(mailServer, { script = {}, down }, { keepConnections = false } = {}) {
  mailServer.follow(script);
  // The sender keeps connections: a new one sees how it is greeted.
  if (!keepConnections) mailServer.dropConnections();
  if (down) await mailServer.goDown();
}

/** The message as soon as nobody is at it any more. */
async function settled(scene, id, isSettled = () => true) {
  let row;
  await until(async () => {
    [row] = await scene.rows(MESSAGE, [id]);
    return !['planned', 'claimed', 'sending'].includes(row.state) && isSettled(row);
  });
  return row;
}

/** Lets the time come of each further attempt; one that would come at night is put off. */
async function tryAgainUntilEnded(scene, id, first) {
  let row = first;
  while (row.state === 'failed') {
    const { attempts, dueAt } = row;
    await scene.setClock(Math.max(scene.now(), dueAt.getTime() + 1000));
    row = await settled(scene, id, (seen) => seen.state !== 'failed' || seen.attempts > attempts || seen.dueAt > dueAt);
  }
  return row;
}

async function until(test) {
  for (const deadline = Date.now() + LONGEST; Date.now() < deadline;) {
    if (await test()) return;
    await pause(50);
  }
  throw new Error('The message did not come to anything.');
}

function caseOf({ does, stated }, first, end, atServer) {
  const seen = { first: first.state, end: end.state, attempts: end.attempts, atServer };
  return { does, stated, seen, said: first.response ?? '' };
}

function conditionOf({ does, stated, seen }) {
  const sentence = ({ first, end, attempts, atServer }) => `${first}, ${end} after ${attempts}, ${atServer} there`;
  return condition(does, sentence(seen), sentence(stated), sentence(seen) === sentence(stated));
}

const MESSAGE = `SELECT state, attempts, due_at AS "dueAt", message_id AS "messageId", server_response AS response
  FROM follow_ups WHERE id = $1`;
