import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { createHttpApp } from './platform/http/http-app.js';
import { listen } from './platform/http/listen.js';
import { runProcess } from './platform/process/lifecycle.js';

await runProcess('api', async (config, logger) => {
  const app = await createHttpApp(AppModule.forRoot(config), config, logger);
  logger.info({ port: await listen(app, config) }, 'listening');
  return app;
});
