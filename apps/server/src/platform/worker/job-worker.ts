import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { newId } from '../database/new-id.js';
import { JobHandlers } from '../queue/job-handlers.js';
import { JobQueue } from '../queue/job-queue.js';
import { QueueConnection } from '../queue/queue-connection.js';
import { SCHEDULES, type Schedule } from '../queue/schedules.js';
import { Metrics } from '../telemetry/metrics.js';

/** How long a dead worker's jobs stay its own; a living one renews. What it was doing is then done by another. */
const LOCK_MILLISECONDS = 30_000;
const STALLED_CHECK_MILLISECONDS = 15_000;
/** How often to look whether the schedules still stand: they are lost with a queue that is emptied, and nothing else brings them back. */
const SCHEDULES_CHECK_MILLISECONDS = 15_000;

/** How often a job may be taken up after its worker died: that is no fault of the job. */
const MAX_STALLED = 100;

/** Does jobs. */
@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  readonly #logger = new Logger(JobWorker.name);
  #worker: Worker | undefined;
  #running: Promise<void> | undefined;
  #forgetClock: (() => void) | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: QueueConnection,
    private readonly handlers: JobHandlers,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Begins; throws when a job has no handler. Resolves when the schedules stand and jobs are taken. */
  async start(
    schedules: readonly Schedule[] = SCHEDULES,
    checkSchedulesEvery = SCHEDULES_CHECK_MILLISECONDS,
  ): Promise<void> {
    this.handlers.assertComplete();
    const queue = this.connection.queue();
    await setSchedules(queue, schedules);
    this.#watch = setInterval(() => void this.#restoreSchedules(queue, schedules), checkSchedulesEvery);
    this.#worker = this.connection.worker((job) => this.#do(job), {
      concurrency: this.config.workerConcurrency,
      lockDuration: LOCK_MILLISECONDS,
      stalledInterval: STALLED_CHECK_MILLISECONDS,
      maxStalledCount: MAX_STALLED,
    });
    await this.#worker.waitUntilReady();
    this.#running = this.#worker.run();
    this.#running.catch((error: unknown) => this.#logger.error(`The worker stopped: ${String(error)}`));
    this.#forgetClock = this.clock.onChange(() => void this.sweepNow());
  }

  /** Takes no more jobs and waits for those under way. A process that is ended before leaves them to be taken up when their lock runs out. */
  async stop(): Promise<void> {
    this.#forgetClock?.();
    clearInterval(this.#watch);
    await this.#worker?.close();
    await this.#running?.catch(() => undefined);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  async #do(job: Job): Promise<void> {
    const stop = this.metrics.startJob(job.name);
    const jobId = job.id ?? '';
    try {
      await this.handlers.run(job.name, job.data, { jobId, attempt: job.attemptsMade + 1 });
      stop('done');
    } catch (error) {
      stop('failed');
      this.#logger.error({ msg: 'a job failed', job: job.name, jobId, attempt: job.attemptsMade + 1, err: error });
      throw error;
    }
  }

  async #restoreSchedules(queue: Queue, schedules: readonly Schedule[]): Promise<void> {
    try {
      if ((await queue.getJobSchedulersCount()) < schedules.length) await setSchedules(queue, schedules);
    } catch (error) {
      this.#logger.warn(`The schedules could not be looked at: ${String(error)}`);
    }
  }

  /**
   * Has what is due looked for, and not only by the next schedule: when the process begins, since another may have ended in mid-work, and when our
   * clock is set, since the queue's delays run on the machine's.
   */
  async sweepNow(): Promise<void> {
    const jobId = `sweep-${newId()}`;
    await this.queue.enqueue([{ name: 'follow-ups.sweep', payload: {}, jobId }]).catch((error: unknown) => {
      this.#logger.warn(`The sweep could not be planned: ${String(error)}`);
    });
  }
}

/** Makes the queue's schedules those given: adds, changes and removes. */
async function setSchedules(queue: Queue, schedules: readonly Schedule[]): Promise<void> {
  for (const schedule of schedules) {
    const repeat =
      'cron' in schedule ? { pattern: schedule.cron, tz: schedule.timeZone } : { every: schedule.everySeconds * 1000 };
    await queue.upsertJobScheduler(schedule.id, repeat, { name: schedule.name, data: {} });
  }
  const wanted = new Set(schedules.map(({ id }) => id));
  for (const { key } of await queue.getJobSchedulers()) {
    if (!wanted.has(key)) await queue.removeJobScheduler(key);
  }
}
