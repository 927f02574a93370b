/** Takes leads into sequences with the server's own service, as its endpoint does, and says how long each batch took. */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { script } from '../lab/server.mjs';

const require = createRequire(script('worker.js'));
const load = (name) => import(require.resolve(name));

await load('reflect-metadata');
const { NestFactory } = await load('@nestjs/core');
const { parseConfig } = await import(script('platform/config/config.js'));
const { WorkerModule } = await import(script('worker.module.js'));
const { Sequences } = await import(script('follow-ups/sequences/sequences.service.js'));
const { Enrolments } = await import(script('follow-ups/sequences/enrolments.service.js'));

const context = await NestFactory.createApplicationContext(WorkerModule.forRoot(parseConfig(process.env)), {
  logger: false,
});
const get = (token) => context.get(token, { strict: false });

const DO = {
  /** Adds a sequence; answers with its id. */
  add: async ({ actor, names, definition }) => (await get(Sequences).create(actor, { names, definition })).id,
  /** Enrols batch after batch, so many at a time; answers with the milliseconds of each and how many runs began. */
  enrol: async ({ actor, batches, atATime }) => {
    const takes = [];
    let begun = 0;
    const waiting = [...batches];
    const work = async () => {
      for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
        const before = performance.now();
        const { items } = await get(Enrolments).enrol(actor, batch.sequenceId, { leadIds: batch.leadIds, values: {} });
        takes.push(performance.now() - before);
        begun += items.filter(({ enrolmentId }) => enrolmentId !== null).length;
      }
    };
    const before = performance.now();
    await Promise.all(Array.from({ length: atATime }, work));
    return { takes, begun, milliseconds: performance.now() - before };
  },
};

process.on('message', async ({ name, work }) => {
  try {
    process.send({ answer: await DO[name](work) });
  } catch (error) {
    process.send({ error: error.stack ?? String(error) });
  }
});
process.on('SIGTERM', () => void context.close().then(() => process.exit(0)));
process.send({ ready: true });
