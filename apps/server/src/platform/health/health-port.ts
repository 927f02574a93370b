import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Config } from '../config/config.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { HealthChecks } from './health-checks.js';
import { mayReadMetrics } from './health.routes.js';

export interface HealthPort {
  readonly port: number;
  close(): Promise<void>;
}

/** Health and figures of a process that answers no other requests, when a port is configured for them. */
export async function startHealthPort(
  health: HealthChecks,
  metrics: Metrics,
  config: Config,
): Promise<HealthPort | null> {
  if (config.workerHealthPort === undefined) return null;
  const server = createServer((request, response) => {
    answer(request, response, health, metrics, config).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(config.workerHealthPort, config.host, resolve);
  });
  return { port: portOf(server), close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  health: HealthChecks,
  metrics: Metrics,
  config: Config,
): Promise<void> {
  const path = request.url?.split('?', 1)[0];
  if (path === '/health/live') return send(response, 200, 'application/json', JSON.stringify({ status: 'ok' }));
  if (path === '/health/ready') {
    const { ready, ...found } = await health.readiness();
    const status = ready ? 'ok' : 'failed';
    return send(response, ready ? 200 : 503, 'application/json', JSON.stringify({ status, ...found }));
  }
  if (path === '/metrics' && mayReadMetrics(request.headers, request.socket.remoteAddress, config)) {
    return send(response, 200, metrics.contentType, await metrics.text());
  }
  return send(response, 404, 'text/plain', 'There is nothing here.\n');
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
