import type { FactoryProvider } from '@nestjs/common';
import {
  createPostgresBackend,
  Queue,
  runMigrations,
  setDefaultBackendFactory,
  Worker,
  type ConnectionOptions,
  type Processor,
  type WorkerOptions,
} from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import pg from 'pg';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { BullMqJobQueue, JOB_OPTIONS } from './bullmq-job-queue.js';
import { JobQueue } from './job-queue.js';

/** The one queue. Its jobs are small and alike; what must not wait for others gets a priority, not a queue. */
export const QUEUE_NAME = 'brug';

/** The braces keep all keys on one node of a Redis Cluster. */
const REDIS_PREFIX = '{brug}';

/** A worker's LISTEN and a queue's own take one each; the rest is for commands of concurrent jobs. */
const POSTGRES_POOL_SIZE = 8;

/** What BullMQ stands on: PostgreSQL or Redis, by configuration. One connection pool per process. */
export class QueueConnection {
  readonly #backend: 'postgres' | 'redis';
  readonly #connection: unknown;
  readonly #close: () => Promise<void>;

  constructor(config: Pick<Config, 'queueBackend' | 'databaseUrl' | 'redisUrl' | 'redisCluster'>) {
    this.#backend = config.queueBackend;
    if (config.queueBackend === 'postgres') {
      setDefaultBackendFactory(createPostgresBackend);
      const pool = postgresPool(config.databaseUrl);
      this.#connection = pool;
      this.#close = () => pool.end();
    } else {
      setDefaultBackendFactory();
      const client = redisClient(config);
      this.#connection = client;
      this.#close = async () => {
        client.disconnect();
      };
    }
  }

  queue(): Queue {
    const queue = new Queue(QUEUE_NAME, { ...this.#options(), defaultJobOptions: JOB_OPTIONS });
    queue.on('error', () => undefined);
    return queue;
  }

  worker(
    processor: Processor,
    options: Pick<WorkerOptions, 'concurrency' | 'lockDuration' | 'stalledInterval'>,
  ): Worker {
    return new Worker(QUEUE_NAME, processor, { ...this.#options(), ...options, autorun: false });
  }

  async close(): Promise<void> {
    await this.#close();
  }

  #options(): { connection: ConnectionOptions; prefix?: string } {
    // BullMQ types connections for Redis; its PostgreSQL backend takes the pool in the same place.
    const connection = this.#connection as ConnectionOptions;
    return this.#backend === 'redis' ? { connection, prefix: REDIS_PREFIX } : { connection };
  }
}

function postgresPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POSTGRES_POOL_SIZE,
    keepAlive: true,
    application_name: 'brug queue',
    connectionTimeoutMillis: 5000,
    options: '-c search_path=bullmq',
  });
  pool.on('error', () => undefined);
  return pool;
}

function redisClient(config: Pick<Config, 'redisUrl' | 'redisCluster'>): Redis | Cluster {
  const url = config.redisUrl ?? 'redis://localhost:6379';
  const options = { maxRetriesPerRequest: null, enableReadyCheck: true };
  const client = config.redisCluster ? new Cluster([url], { redisOptions: options }) : new Redis(url, options);
  client.on('error', () => undefined);
  return client;
}

/** Brings the queue's schema in PostgreSQL up to date; run at every deploy, does nothing when it is. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    await client.end();
  }
}

export const queueConnectionProvider: FactoryProvider<QueueConnection> = {
  provide: QueueConnection,
  inject: [CONFIG],
  useFactory: (config: Config) => new QueueConnection(config),
};

export const jobQueueProvider: FactoryProvider<JobQueue> = {
  provide: JobQueue,
  inject: [QueueConnection, Clock],
  useFactory: (connection: QueueConnection, clock: Clock) => new BullMqJobQueue(connection.queue(), clock),
};
