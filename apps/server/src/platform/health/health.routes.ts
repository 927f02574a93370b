import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { refuse } from '../errors/domain-error.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { HealthChecks } from './health-checks.js';

/** For those who run the system: whether it lives, whether it can work, and its figures. */
export function registerHealth(fastify: FastifyInstance, health: HealthChecks, metrics: Metrics, config: Config): void {
  fastify.get('/health/live', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  fastify.get('/health/ready', async (_request, reply) => {
    const { ready, ...found } = await health.readiness();
    return reply
      .status(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ok' : 'failed', ...found });
  });
  fastify.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request.headers, request.socket.remoteAddress, config)) refuse('auth.forbidden');
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** With a token whoever has it, without one this machine alone (and not through a proxy on it). */
export function mayReadMetrics(
  headers: FastifyRequest['headers'],
  address: string | undefined,
  config: Config,
): boolean {
  if (config.metricsToken !== undefined) return isSame(headers.authorization ?? '', `Bearer ${config.metricsToken}`);
  const local = address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
  return local && headers['x-forwarded-for'] === undefined;
}

/** Takes as long whether much or little of it is right. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
