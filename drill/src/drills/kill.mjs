/** Kill: workers die at random moments of a run, and yet no message goes twice or is forgotten. */
import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '../random.mjs';
import { condition, none } from '../report.mjs';

/** Mails that one worker has on their way at most to a server as slow as this one: one on each of its connections. */
const IN_FLIGHT = 5;
/** Between a worker that is up again and the next kill, at most. */
const LONGEST_WAIT = 600;
const SLOWEST_MAIL = 2000;
/** Never so prompt that a worker has more on their way than it has connections. */
const QUICKEST_MAIL = 120;
/** Milliseconds from one kill to the next, as long as none has shown it. */
const FIRST_GUESS = 2000;
/** MAIL, RCPT, DATA and the content. */
const ANSWERS_A_MAIL = 4;

export async function run(lab, { backends, messages = 10_000, kills, seed }) {
  const runs = [];
  for (const backend of backends) runs.push(await killOn(lab, { backend, messages, kills, seed }));
  return runs;
}

async function killOn(lab, { backend, messages, kills, seed }) {
  const scene = await lab.scene(backend);
  const random = randomOf(seed);
  const ids = await scene.plan(Array.from({ length: messages }, () => -1000));
  const workers = [scene.worker(backend), scene.worker(backend)];
  const started = Date.now();
  // As slow from the first mail on: to a prompt server a worker has more on their way.
  let pace = paceFor(kills * FIRST_GUESS, messages);
  scene.mailServer.follow(() => ({ pause: (pace * (0.5 + random())) / ANSWERS_A_MAIL }));
  await Promise.all(workers.map((worker) => worker.start()));
  lab.say(`${backend}: ${messages} messages, two workers, ${kills} kills …`);

  const begun = Date.now();
  const taken = () => scene.mailServer.received.length;
  let inMidRun = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    // As slow as makes the messages last until the last kill.
    const aKill = kill === 1 ? FIRST_GUESS : (Date.now() - begun) / (kill - 1);
    pace = paceFor(aKill * (kills - kill + 1), messages - taken());
    await Promise.all(workers.map((worker) => worker.ready));
    await pause(random() * LONGEST_WAIT);
    const victim = workers[random() < 0.5 ? 0 : 1];
    if (taken() < messages) inMidRun += 1;
    await victim.kill();
    void victim.start();
    if (kill % 20 === 0) lab.say(`  ${kill} kills, ${taken()} mails at the server, ${seconds(begun)} s`);
  }
  pace = 0;
  await scene.settle(ids);
  const figures = await scene.compare(ids);
  await scene.close();
  const bound = kills * IN_FLIGHT;
  const share = figures.sent / figures.messages;
  // In a short run with many kills more than one in twenty may be on its way when its worker dies.
  const aim = Math.min(0.95, 1 - bound / messages);
  return {
    title: `kill -9 with the queue on ${backend}: ${messages} messages, ${kills} kills, ${seconds(started)} s`,
    backend,
    figures: { ...figures, kills, killsInMidRun: inMidRun, seconds: Number(seconds(started)) },
    conditions: [
      condition('kills while messages were left', inMidRun, kills, inMidRun === kills),
      none('mails that are at the server twice', figures.duplicates),
      none('messages marked sent that are not there exactly once', figures.sentButNotThereOnce),
      none('mails there of messages neither sent nor uncertain', figures.thereButNotSent + figures.thereButUnknown),
      none('messages neither sent nor uncertain', figures.unsent),
      condition(
        'uncertain',
        figures.uncertain,
        `<= ${bound}, kills x ${IN_FLIGHT} in flight`,
        figures.uncertain <= bound,
      ),
      condition('sent', percent(share), `>= ${percent(aim)}`, share >= aim),
    ],
  };
}

/** Milliseconds of the mail server for a mail, so that two workers have these messages for so many milliseconds at least. */
function paceFor(milliseconds, messages) {
  const lasting = (2 * IN_FLIGHT * milliseconds) / Math.max(1, messages);
  return Math.min(SLOWEST_MAIL, Math.max(QUICKEST_MAIL, lasting));
}

function percent(share) {
  return `${(share * 100).toFixed(2)} %`;
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}
