import { Global, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WorkingTimeModule } from './calendars/working-time.module.js';
import { Clock } from './clock/clock.js';
import { clockProvider } from './clock/clock.provider.js';
import { CONFIG, type Config } from './config/config.js';
import { dataSourceOptions } from './database/data-source.js';
import { Database } from './database/database.js';
import { Transactions } from './database/transactions.js';
import { InTransactionHandlers } from './events/in-transaction-handlers.js';
import { JobPlanners } from './events/job-planners.js';
import { OutboxHint } from './events/outbox-hint.js';
import { OutboxRelay } from './events/outbox-relay.js';
import { FilesModule } from './files/files.module.js';
import { HealthChecks } from './health/health-checks.js';
import { MailModule } from './mail/mail.module.js';
import { HandlersExplorer } from './handlers.explorer.js';
import { AnswerStore } from './http/answer-store.js';
import { Cursors } from './http/cursors.js';
import { Idempotency } from './http/idempotency.js';
import { RateLimiter } from './http/rate-limiter.js';
import { JobHandlers } from './queue/job-handlers.js';
import { JobQueue } from './queue/job-queue.js';
import { Metrics } from './telemetry/metrics.js';
import { Housekeeping } from './housekeeping.js';
import { jobQueueProvider, queueConnectionProvider, QueueConnection } from './queue/queue-connection.js';

/** Parts a test replaces; a process leaves them alone. */
export interface PlatformOptions {
  readonly config: Config;
  readonly clock?: Clock;
  readonly queue?: FactoryProvider<JobQueue>;
}

const SHARED = [
  AnswerStore,
  Clock,
  CONFIG,
  Cursors,
  Database,
  HealthChecks,
  Idempotency,
  InTransactionHandlers,
  JobHandlers,
  JobPlanners,
  JobQueue,
  Metrics,
  OutboxHint,
  OutboxRelay,
  QueueConnection,
  RateLimiter,
  Transactions,
];

/** What both processes and every slice stand on. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, clock, queue }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        FilesModule,
        MailModule,
        WorkingTimeModule,
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config),
          autoLoadEntities: true,
          retryAttempts: config.nodeEnv === 'test' ? 0 : 10,
          retryDelay: 1000,
        }),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        clock ? { provide: Clock, useValue: clock } : clockProvider,
        queueConnectionProvider,
        queue ?? jobQueueProvider,
        AnswerStore,
        Cursors,
        Database,
        HandlersExplorer,
        HealthChecks,
        Housekeeping,
        Idempotency,
        InTransactionHandlers,
        JobHandlers,
        JobPlanners,
        Metrics,
        OutboxHint,
        OutboxRelay,
        RateLimiter,
        Transactions,
      ],
      exports: [...SHARED, TypeOrmModule],
    };
  }
}
