/** Moving the queue from PostgreSQL to Redis and back, as docs/operations.md says, while messages are being sent. */
import { setTimeout as pause } from 'node:timers/promises';
import { runCommand } from '@brug/bench/lab/server';
import { condition, none } from '../report.mjs';

const MINUTE = 60_000;
/** Milliseconds of the mail server for one mail: the run is to last beyond both moves. */
const PACE = 60;
/** Shares of the messages by when they are due: now, in the next minutes, in an hour. */
const NOW = 0.6;
const SOON = 0.2;
const MUCH_LATER = 60 * MINUTE;

export async function run(lab, { messages = 4000 }) {
  await lab.redis();
  const scene = await lab.scene('both');
  scene.mailServer.follow({ pause: PACE / 4 });
  const [first, second] = [scene.worker('postgres'), scene.worker('postgres')];
  await Promise.all([first.start(), second.start()]);
  const [now, soon] = [Math.floor(messages * NOW), Math.floor(messages * SOON)];
  const due = await scene.plan(Array.from({ length: now }, () => -1000));
  // A message each few milliseconds, from one minute on for one and a half.
  const soonIds = await scene.plan(Array.from({ length: soon }, (_, index) => MINUTE + (index / soon) * 1.5 * MINUTE));
  const lastSoon = scene.now() + 2.5 * MINUTE;
  const later = await scene.plan(Array.from({ length: messages - now - soon }, () => MUCH_LATER));
  lab.say(`${messages} messages, two workers on the queue in PostgreSQL …`);

  const taken = () => scene.mailServer.received.length;
  const untilTaken = async (share) => {
    while (taken() < due.length * share) await pause(20);
  };
  await untilTaken(0.25);
  lab.say(`  ${taken()} sent: all workers stop, and start on Redis`);
  await Promise.all([first.stop(), second.stop()]);
  const toRedis = Date.now();
  await Promise.all([first.start(scene.envOn('redis')), second.start(scene.envOn('redis'))]);
  const redisPlanned = await scene.secondsUntilWoken('redis', due, toRedis);
  await untilTaken(0.6);

  lab.say(`  ${taken()} sent: the workers move back to PostgreSQL one after the other`);
  await runCommand({ name: 'migrate', env: scene.envOn('postgres'), logs: scene.logs });
  const back = Date.now();
  for (const worker of [first, second]) {
    await worker.stop();
    await worker.start(scene.envOn('postgres'));
  }
  const postgresPlanned = await scene.secondsUntilWoken('postgres', due, back);
  await runCommand({ name: 'empty-queue', env: scene.envOn('redis'), logs: scene.logs });
  const leftOnRedis = await scene.queues.redis.size();

  const inTime = [...due, ...soonIds];
  await scene.waitUntil(lastSoon);
  await scene.settle(inTime);
  const before = await scene.states(later);
  await scene.moveClock(MUCH_LATER);
  const ids = [...inTime, ...later];
  await scene.settle(ids);
  const figures = await scene.compare(ids);
  const [{ latest }] = await scene.rows(
    `SELECT max(extract(epoch FROM handed_over_at - due_at))::float8 AS latest FROM follow_ups WHERE id = ANY($1)`,
    [soonIds],
  );
  await scene.close();
  return [
    {
      title: `the queue moved from PostgreSQL to Redis and back in mid-run: ${messages} messages`,
      figures: {
        ...figures,
        redisPlannedSeconds: redisPlanned,
        postgresPlannedSeconds: postgresPlanned,
        soonLatestSeconds: latest,
      },
      conditions: [
        none('messages lost', figures.messages - figures.sent),
        none('mails doubled', figures.duplicates + figures.sentButNotThereOnce + figures.thereButNotSent),
        none('uncertain', figures.uncertain),
        condition('all planned on Redis after', `${redisPlanned.toFixed(1)} s`, '<= 60 s', redisPlanned <= 60),
        condition(
          'all planned on PostgreSQL after',
          `${postgresPlanned.toFixed(1)} s`,
          '<= 60 s',
          postgresPlanned <= 60,
        ),
        condition('latest of what became due meanwhile', `${latest.toFixed(1)} s`, '<= 60 s', latest <= 60),
        condition('sent before its time', before.sent ?? 0, 'none', (before.planned ?? 0) === later.length),
        none('keys left on Redis after it was emptied', leftOnRedis),
      ],
    },
  ];
}
