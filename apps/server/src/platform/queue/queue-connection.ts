import { hostname } from 'node:os';
import { Logger, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import {
  createPostgresBackend,
  Queue,
  runMigrations,
  Worker,
  withBackend,
  type Processor,
  type QueueOptions,
  type WorkerOptions,
} from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import pg from 'pg';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { BullMqJobQueue, JOB_OPTIONS } from './bullmq-job-queue.js';
import { JobQueue } from './job-queue.js';

/** The one queue: its jobs are small and alike. */
const QUEUE_NAME = 'brug';

/** The braces keep all keys on one node of a Redis Cluster. */
const REDIS_PREFIX = '{brug}';

/** The schema of the queue in PostgreSQL; the backend takes a given pool to point there. */
const QUEUE_SCHEMA = 'bullmq';

/** Tells the connection of a worker from others of the same application: both backends list connections by their names. */
const WORKER_NAME = `${hostname().slice(0, 30)}-${process.pid}`;

/** A worker's LISTEN holds one for good; the rest is for the commands of concurrent jobs. */
const POSTGRES_POOL_SIZE = 8;

type QueueConfig = Pick<Config, 'queueBackend' | 'databaseUrl' | 'redisUrl' | 'redisCluster'>;
type WorkerSettings = Pick<
  WorkerOptions,
  'name' | 'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount'
>;

/** Makes queues and workers on one of the two backends. */
interface Backend {
  queue(): Queue;
  worker(processor: Processor, settings: WorkerSettings): Worker;
  close(): Promise<void>;
}

/** What BullMQ stands on, PostgreSQL or Redis by configuration: one pool or client per process, made when first needed. */
export class QueueConnection implements OnApplicationShutdown {
  readonly #logger = new Logger('Queue');
  readonly #queues: Queue[] = [];
  #backend: Backend | undefined;

  constructor(private readonly config: QueueConfig) {}

  queue(): Queue {
    const queue = this.#open().queue();
    queue.on('error', (error) => this.#logger.warn(`The queue has trouble: ${error.message}`));
    this.#queues.push(queue);
    return queue;
  }

  /** A worker that does not run yet. Who asks for it closes it. */
  worker(processor: Processor, settings: WorkerSettings): Worker {
    const worker = this.#open().worker(processor, { ...settings, name: WORKER_NAME });
    worker.on('error', (error) => this.#logger.warn(`The worker has trouble with its queue: ${error.message}`));
    return worker;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#queues.map((queue) => queue.close()));
    await this.#backend?.close();
  }

  #open(): Backend {
    this.#backend ??= this.config.queueBackend === 'redis' ? redisBackend(this.config) : postgresBackend(this.config);
    return this.#backend;
  }
}

function postgresBackend(config: QueueConfig): Backend {
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    max: POSTGRES_POOL_SIZE,
    keepAlive: true,
    application_name: 'brug queue',
    connectionTimeoutMillis: 5000,
    options: `-c search_path=${QUEUE_SCHEMA}`,
  });
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);
  return {
    // The classes differ in the type of their backend only, which nobody of ours looks at.
    queue: () =>
      new PostgresQueue(QUEUE_NAME, { connection: pool, defaultJobOptions: JOB_OPTIONS }) as unknown as Queue,
    worker: (processor, settings) =>
      new PostgresWorker(QUEUE_NAME, processor, { ...settings, connection: pool, autorun: false }) as unknown as Worker,
    close: () => pool.end(),
  };
}

function redisBackend(config: QueueConfig): Backend {
  const client = redisClient(config);
  // Trouble is reported by the queues and workers on it; without a listener it would end the process.
  client.on('error', () => undefined);
  const options: Pick<QueueOptions, 'connection' | 'prefix'> = { connection: client, prefix: REDIS_PREFIX };
  return {
    queue: () => new Queue(QUEUE_NAME, { ...options, defaultJobOptions: JOB_OPTIONS }),
    worker: (processor, settings) => new Worker(QUEUE_NAME, processor, { ...options, ...settings, autorun: false }),
    close: async () => client.disconnect(),
  };
}

function redisClient(config: QueueConfig): Redis | Cluster {
  const url = config.redisUrl;
  if (url === undefined) throw new Error('QUEUE_BACKEND is redis, but there is no REDIS_URL.');
  const options = { maxRetriesPerRequest: null };
  return config.redisCluster ? new Cluster([url], { redisOptions: options }) : new Redis(url, options);
}

/** Brings the queue's schema in PostgreSQL up to date; run at every deploy, does nothing when it is. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}

/**
 * Empties the queue of the configured backend, schedules and all: for the one that is left when an installation moves to the other.
 * Nothing is lost by it, because PostgreSQL knows what is due. Resolves with how many jobs it had.
 */
export async function emptyQueue(config: QueueConfig): Promise<number> {
  const connection = new QueueConnection(config);
  try {
    const queue = connection.queue();
    const counts = await queue.getJobCounts();
    await queue.obliterate({ force: true });
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  } finally {
    await connection.onApplicationShutdown();
  }
}

export const queueConnectionProvider: FactoryProvider<QueueConnection> = {
  provide: QueueConnection,
  inject: [CONFIG],
  useFactory: (config: Config) => new QueueConnection(config),
};

export const jobQueueProvider: FactoryProvider<JobQueue> = {
  provide: JobQueue,
  inject: [QueueConnection, Clock, CONFIG],
  useFactory: (connection: QueueConnection, clock: Clock, { queueBackend }: Config) =>
    new BullMqJobQueue(connection.queue(), clock, queueBackend),
};
