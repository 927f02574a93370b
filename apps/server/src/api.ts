import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { createHttpApp } from './platform/http/http-app.js';
import { runProcess } from './platform/process/lifecycle.js';

await runProcess('api', async (config, logger) => {
  const app = await createHttpApp(AppModule.forRoot(config), config, logger);
  await app.listen(config.port, config.host);
  logger.info({ port: portOf(app.getHttpServer().address()) }, 'listening');
  return app;
});

function portOf(address: { port: number } | string | null): number | string | null {
  return typeof address === 'object' && address !== null ? address.port : address;
}
