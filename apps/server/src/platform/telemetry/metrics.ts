import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../database/database.js';
import { JobQueue } from '../queue/job-queue.js';

const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.2, 0.3, 0.5, 1, 2, 5];

interface OutboxLag {
  readonly waiting: number;
  readonly oldestSeconds: number;
}

/** What Prometheus reads. Labels come from closed sets: routes, job names, states. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = this.#histogram('brug_http_request_seconds', 'Time to answer', ['method', 'route', 'status']);
  readonly #jobs = this.#histogram('brug_job_seconds', 'Time to do a job', ['job', 'outcome']);
  readonly #failures = new Counter({
    name: 'brug_job_failures_total',
    help: 'Attempts that failed',
    labelNames: ['job'],
    registers: [this.#registry],
  });
  readonly #outboxWaiting = this.#gauge('brug_outbox_waiting', 'Events not yet relayed');
  readonly #outboxLag = this.#gauge('brug_outbox_oldest_seconds', 'Age of the oldest event not yet relayed');
  readonly #queueDepth = this.#gauge('brug_queue_jobs', 'Jobs on the queue', ['state']);
  readonly #pool = this.#gauge('brug_database_connections', 'Connections of this process', ['state']);
  readonly #sources: (() => Promise<void>)[] = [];

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Records one answered request by its route's pattern, never its address. */
  request(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** Starts the watch on a job; call the result with how it ended. */
  startJob(job: string): (outcome: 'done' | 'failed') => void {
    const stop = this.#jobs.startTimer({ job });
    return (outcome) => {
      stop({ outcome });
      if (outcome === 'failed') this.#failures.inc({ job });
    };
  }

  /** A counter of a slice. */
  counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  /** Gauges of a slice, by name with their help; `read` gives their values whenever somebody asks for the figures. */
  gauges<N extends string>(helps: Readonly<Record<N, string>>, read: () => Promise<Readonly<Record<N, number>>>): void {
    const names = Object.keys(helps) as N[];
    const gauges = new Map(names.map((name) => [name, this.#gauge(name, helps[name])]));
    this.#sources.push(async () => {
      const values = await read();
      for (const [name, gauge] of gauges) gauge.set(values[name]);
    });
  }

  /** The figures in Prometheus' text format; those that cannot be read at the moment are left as they were. */
  async text(): Promise<string> {
    await Promise.allSettled([this.#readOutbox(), this.#readQueue(), ...this.#sources.map((read) => read())]);
    const { pools } = this.database;
    const sum = (of: (pool: (typeof pools)[number]) => number): number =>
      pools.reduce((all, pool) => all + of(pool), 0);
    this.#pool.set(
      { state: 'open' },
      sum(({ totalCount }) => totalCount),
    );
    this.#pool.set(
      { state: 'idle' },
      sum(({ idleCount }) => idleCount),
    );
    this.#pool.set(
      { state: 'waited-for' },
      sum(({ waitingCount }) => waitingCount),
    );
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async #readOutbox(): Promise<void> {
    const lag = await this.database.readOne<OutboxLag>(OUTBOX_LAG);
    this.#outboxWaiting.set(lag?.waiting ?? 0);
    this.#outboxLag.set(lag?.oldestSeconds ?? 0);
  }

  async #readQueue(): Promise<void> {
    const depth = await this.queue.depth();
    for (const [state, jobs] of Object.entries(depth)) this.#queueDepth.set({ state }, jobs);
  }

  #histogram<L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets: SECONDS, registers: [this.#registry] });
  }

  #gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }
}

/** The database's own clock on both sides: lag is a figure for those who run the system, not for users. */
const OUTBOX_LAG = `SELECT count(*)::int AS waiting,
    coalesce(extract(epoch FROM clock_timestamp() - min(occurred_at)), 0)::float8 AS "oldestSeconds"
  FROM outbox WHERE relayed_at IS NULL`;
