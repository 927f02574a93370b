import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';

/** Records every answered request by its route: no address with ids or search words, no body, nobody's IP. */
export function registerRequestLog(fastify: FastifyInstance, metrics: Metrics, logger: Logger | null): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    const status = reply.statusCode;
    const milliseconds = reply.elapsedTime;
    metrics.request(method, route, status, milliseconds / 1000);
    logger?.info({ requestId: request.id, method, route, status, ms: Math.round(milliseconds * 10) / 10 }, 'request');
    done();
  });
}
