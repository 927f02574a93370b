/** Lose the queue: it is emptied while workers send, and everything is planned again from PostgreSQL. */
import { setTimeout as pause } from 'node:timers/promises';
import { condition, none } from '../report.mjs';

const MINUTE = 60_000;
/** Milliseconds of the mail server for one mail: the run is to last beyond the loss. */
const PACE = 30;
/** The queue is lost when this share of what is due has left. */
const LOST_AT = 0.3;
/** Messages whose time comes only after the loss, of all. */
const LATER = 0.25;

export async function run(lab, { backends, messages = 6000 }) {
  const runs = [];
  for (const backend of backends) runs.push(await flushOn(lab, { backend, messages }));
  return runs;
}

async function flushOn(lab, { backend, messages }) {
  const scene = await lab.scene(backend);
  scene.mailServer.follow({ pause: PACE / 4 });
  const workers = [scene.worker(backend), scene.worker(backend)];
  await Promise.all(workers.map((worker) => worker.start()));
  const laterCount = Math.floor(messages * LATER);
  const due = await scene.plan(Array.from({ length: messages - laterCount }, () => -1000));
  // When these are due the loss is one or two minutes ago.
  const later = await scene.plan(
    Array.from({ length: laterCount }, (_, index) => MINUTE + (index / laterCount) * MINUTE),
  );
  const lastDue = scene.now() + 2 * MINUTE;
  lab.say(`${backend}: ${messages} messages, two workers, the queue is lost in mid-run …`);

  while (scene.mailServer.received.length < due.length * LOST_AT) await pause(20);
  const lostAt = Date.now();
  const lost = await scene.wakeUps(backend, later);
  await scene.queues[backend].lose();
  const { planned: leftBehind = 0 } = await scene.states(due);
  const plannedAgain = await scene.secondsUntilWoken(backend, due, lostAt);
  lab.say(
    `  ${lost} wake-ups were lost, and ${leftBehind} messages were due; woken again after ${plannedAgain.toFixed(1)} s`,
  );

  const ids = [...due, ...later];
  await scene.waitUntil(lastDue);
  await scene.settle(ids);
  const figures = await scene.compare(ids);
  const [{ lateness, missed }] = await scene.rows(
    `SELECT coalesce(max(extract(epoch FROM handed_over_at - due_at)), 0)::float8 AS lateness,
        count(*) FILTER (WHERE handed_over_at > due_at + interval '5 seconds')::int AS missed
      FROM follow_ups WHERE id = ANY($1)`,
    [later],
  );
  await scene.close();
  return {
    title: `the queue on ${backend} lost in mid-run: ${messages} messages, ${laterCount} of them due later`,
    backend,
    figures: {
      ...figures,
      wakeUpsLost: lost,
      leftBehind,
      plannedAgainSeconds: plannedAgain,
      laterLatestSeconds: lateness,
      laterMissed: missed,
    },
    conditions: [
      condition('wake-ups lost', lost, '> 0', lost > 0),
      condition('messages due when they were', leftBehind, '> 0', leftBehind > 0),
      none('messages lost', figures.messages - figures.sent),
      none('mails doubled', figures.duplicates + figures.sentButNotThereOnce + figures.thereButNotSent),
      condition('all planned again after', `${plannedAgain.toFixed(1)} s`, '<= 60 s', plannedAgain <= 60),
      condition('latest of what became due later', `${lateness.toFixed(1)} s`, '<= 60 s', lateness <= 60),
    ],
  };
}
