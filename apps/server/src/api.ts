import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { AlarmWatch } from './follow-ups/follow-ups.public.js';
import { createHttpApp } from './platform/http/http-app.js';
import { listen } from './platform/http/listen.js';
import { runProcess } from './platform/process/lifecycle.js';

await runProcess('api', async (config, logger) => {
  const app = await createHttpApp(AppModule.forRoot(config), config, logger);
  logger.info({ port: await listen(app, config) }, 'listening');
  // Also here: without a worker nothing leaves, and nobody would be told.
  app.get(AlarmWatch, { strict: false }).start();
  return app;
});
