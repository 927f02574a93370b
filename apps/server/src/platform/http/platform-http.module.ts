import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { TestClockController } from '../clock/test-clock.controller.js';
import { CONFIG, type Config } from '../config/config.js';
import { registerDocs } from '../docs/docs.routes.js';
import { HealthChecks } from '../health/health-checks.js';
import { registerHealth } from '../health/health.routes.js';
import { LiveHub } from '../live/live-hub.js';
import { LiveController } from '../live/live.controller.js';
import { QueueBoardController } from '../queue/queue-board.controller.js';
import { QueueOperations } from '../queue/queue-operations.js';
import { Metrics } from '../telemetry/metrics.js';
import { registerRequestLog } from '../telemetry/request-log.js';
import { registerAdminApp } from '../web/admin-app.routes.js';
import { registerSecurityHeaders } from '../web/security-headers.js';
import { HttpModule } from './http.module.js';
import { Routes } from './routes.js';

interface PlatformHttpOptions {
  readonly config: Pick<Config, 'clock'>;
  readonly publicLimit?: number;
}

/** The platform's own part of the HTTP process: what stands around endpoints, and its own addresses. */
@Module({})
export class PlatformHttpModule {
  static forRoot({ config, publicLimit }: PlatformHttpOptions): DynamicModule {
    return {
      module: PlatformHttpModule,
      imports: [HttpModule.forRoot(publicLimit === undefined ? {} : { publicLimit })],
      controllers: [
        LiveController,
        QueueBoardController,
        ...(config.clock === 'controllable' ? [TestClockController] : []),
      ],
      providers: [LiveHub, QueueOperations],
    };
  }
}

/** Adds what does not go through controllers: headers, logs, health, documentation, pages. Call it before `app.init()`. */
export async function addPlatformRoutes(app: NestFastifyApplication, logger: Logger | null): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const config = app.get<Config>(CONFIG);
  const metrics = app.get(Metrics, { strict: false });
  closeConnectionsThatBecomeIdle(fastify);
  await registerSecurityHeaders(fastify, config);
  registerRequestLog(fastify, metrics, logger);
  registerHealth(fastify, app.get(HealthChecks, { strict: false }), metrics, config);
  registerDocs(fastify, app.get(Routes, { strict: false }), config);
  await registerAdminApp(fastify, config);
}

const IDLE_CHECK_MILLISECONDS = 50;

/** A server that stops closes what is idle at that moment; a connection whose last request ends later would hold it up. */
function closeConnectionsThatBecomeIdle(fastify: FastifyInstance): void {
  fastify.addHook('preClose', (done) => {
    const timer = setInterval(() => fastify.server.closeIdleConnections(), IDLE_CHECK_MILLISECONDS);
    fastify.server.once('close', () => clearInterval(timer));
    timer.unref();
    done();
  });
}
