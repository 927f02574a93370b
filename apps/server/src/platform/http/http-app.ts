import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { newId } from '../database/new-id.js';
import { asDomainError, PROBLEM_TYPE, problemOf } from '../errors/problems.js';
import { PinoNestLogger } from '../telemetry/logger.js';
import { addPlatformRoutes } from './platform-http.module.js';

const BODY_LIMIT = 1024 * 1024;
const PARAM_LIMIT = 200;

/** Fastify as every HTTP process of ours runs it. */
export function fastifyAdapter(config: Config): FastifyAdapter {
  const adapter = new FastifyAdapter({
    genReqId: () => newId(),
    trustProxy: trustedProxies(config.trustProxy),
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: PARAM_LIMIT },
    // Idle connections are closed when the server is; requests under way are finished.
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    logger: false,
    // What the router refuses before it knows a handler.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const refused = asDomainError(error);
      void reply.status(refused.status).header('content-type', PROBLEM_TYPE);
      void reply.send(JSON.stringify(problemOf(refused, request.id)));
    },
  });
  adapter.getInstance().addHook('onRoute', (route) => {
    if (route.config?.largestBody !== undefined) route.bodyLimit = route.config.largestBody;
  });
  return adapter;
}

function trustedProxies(setting: string): boolean | string | ((address: string, hop: number) => boolean) {
  if (setting === 'true' || setting === 'false') return setting === 'true';
  if (!/^\d+$/.test(setting)) return setting;
  const hops = Number(setting);
  return (_address, hop) => hop < hops;
}

/** The HTTP application, ready to listen. */
export async function createHttpApp(
  module: DynamicModule | Type,
  config: Config,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, fastifyAdapter(config), {
    logger: new PinoNestLogger(logger),
    abortOnError: false,
  });
  await addPlatformRoutes(app, logger);
  await app.init();
  return app;
}
