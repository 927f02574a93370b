import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { contentPolicy } from './content-policy.js';

const YEAR_SECONDS = 365 * 24 * 3600;

/** The headers of every answer. Pages replace the content policy by one with their nonce. */
export async function registerSecurityHeaders(fastify: FastifyInstance, config: Config): Promise<void> {
  const https = isHttps(config);
  await fastify.register(helmet, {
    global: true,
    contentSecurityPolicy: false,
    strictTransportSecurity: https ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
  const policy = contentPolicy(null, https);
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply
      .header('content-security-policy', policy)
      .header('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    done();
  });
}

export function isHttps(config: Config): boolean {
  return new URL(config.publicUrl).protocol === 'https:';
}
