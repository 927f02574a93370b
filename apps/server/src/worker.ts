import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { MailboxWatch } from './follow-ups/follow-ups.public.js';
import { PinoNestLogger } from './platform/telemetry/logger.js';
import { runProcess } from './platform/process/lifecycle.js';
import { startHealthPort } from './platform/health/health-port.js';
import { HealthChecks } from './platform/health/health-checks.js';
import { Metrics } from './platform/telemetry/metrics.js';
import { JobWorker } from './platform/worker/job-worker.js';
import { RelayLoop } from './platform/worker/relay-loop.js';
import { WorkerModule } from './worker.module.js';

await runProcess('worker', async (config, logger) => {
  const context = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    logger: new PinoNestLogger(logger),
    abortOnError: false,
  });
  const get = <T>(token: abstract new (...args: never[]) => T): T => context.get<T>(token, { strict: false });
  await get(JobWorker).start();
  await get(JobWorker).sweepNow();
  await get(RelayLoop).start();
  get(MailboxWatch).start();
  const health = await startHealthPort(get(HealthChecks), get(Metrics), config);
  logger.info({ healthPort: health?.port }, 'working');
  return {
    close: async () => {
      await health?.close();
      await context.close();
    },
  };
});
