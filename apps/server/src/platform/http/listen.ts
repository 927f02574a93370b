import { createServer, type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.js';

const IPV6_LOOPBACK = '::1';

/** There is no such address here, or somebody (the framework itself, where it resolves the name to both) has it already. */
const DISPENSABLE = new Set(['EADDRNOTAVAIL', 'EADDRINUSE', 'EAFNOSUPPORT']);

/**
 * Listens as configured and resolves with the port. `localhost` is both loopback addresses, also on a machine whose list of
 * hosts knows one of them only: browsers try both.
 */
export async function listen(app: NestFastifyApplication, config: Pick<Config, 'host' | 'port'>): Promise<number> {
  await app.listen(config.port, config.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  if (config.host === 'localhost') await alsoListen(app, port);
  return port;
}

async function alsoListen(app: NestFastifyApplication, port: number): Promise<void> {
  const http = app.getHttpServer();
  const second = createServer((socket) => http.emit('connection', socket));
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    second.once('error', resolve).listen(port, IPV6_LOOPBACK, () => resolve(null));
  });
  if (error && !DISPENSABLE.has(error.code ?? '')) throw error;
  if (!error) http.once('close', () => second.close());
}
