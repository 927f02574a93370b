/** Runs the server's own sweep, as its worker does, as often as it is told, and says how long each took. */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { script } from '../lab/server.mjs';

const require = createRequire(script('worker.js'));
const load = (name) => import(require.resolve(name));

await load('reflect-metadata');
const { NestFactory } = await load('@nestjs/core');
const { parseConfig } = await import(script('platform/config/config.js'));
const { WorkerModule } = await import(script('worker.module.js'));
const { Sweep } = await import(script('follow-ups/sweep.js'));

const context = await NestFactory.createApplicationContext(WorkerModule.forRoot(parseConfig(process.env)), {
  logger: false,
});
const sweep = context.get(Sweep, { strict: false });

process.on('message', async ({ times }) => {
  try {
    const takes = [];
    let swept;
    for (let turn = 0; turn < times; turn += 1) {
      const before = performance.now();
      swept = await sweep.run();
      takes.push(performance.now() - before);
    }
    process.send({ takes, swept });
  } catch (error) {
    process.send({ error: String(error) });
  }
});
process.on('SIGTERM', () => void context.close().then(() => process.exit(0)));
process.send({ ready: true });
