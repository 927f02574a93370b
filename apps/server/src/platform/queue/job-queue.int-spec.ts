import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { JOB_NAMES } from '@brug/contracts/jobs';
import { eventually } from '../../testing/eventually.js';
import { QUEUE_BACKENDS } from '../../testing/queue-backends.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { Metrics } from '../telemetry/metrics.js';
import { Clock } from '../clock/clock.js';
import { CONFIG } from '../config/config.js';
import { JobWorker } from '../worker/job-worker.js';
import { JOB_OPTIONS } from './bullmq-job-queue.js';
import { JobHandlers, type JobContext } from './job-handlers.js';
import { checkJobId, JobQueue, type PlannedJob } from './job-queue.js';
import { emptyQueue, QueueConnection } from './queue-connection.js';

jest.setTimeout(60_000);

/** Handlers that write down what they were asked to do, and do what a test says. */
function recordingHandlers(done: string[], act: (context: JobContext) => Promise<void>): JobHandlers {
  const handlers = new JobHandlers();
  for (const name of JOB_NAMES) {
    handlers.register(name, async (_payload: unknown, context: JobContext) => {
      await act(context);
      done.push(context.jobId);
    });
  }
  return handlers;
}

describe('a job id', () => {
  it.each(['followup-1-2', 'sweep-01a2', 'Sweep_1.2'])('may be %s', (jobId) => {
    expect(checkJobId(jobId)).toBe(jobId);
  });

  it.each(['', '42', 'a:b', '-a', '1-followup', 'a b'])('may not be "%s"', (jobId) => {
    expect(() => checkJobId(jobId)).toThrow(/Not a job id/);
  });
});

describe('finished jobs', () => {
  it.each(['removeOnComplete', 'removeOnFail'] as const)(
    'are kept by age and not by number, for which the queue in PostgreSQL reads all of them at each end (%s)',
    (option) => {
      expect(Object.keys(Object(JOB_OPTIONS[option]))).toEqual(['age']);
    },
  );
});

describe.each(QUEUE_BACKENDS)('the queue on $name', ({ start }) => {
  let backend: Awaited<ReturnType<typeof start>>;
  let app: TestApp;
  let done: string[];
  let act: (context: JobContext) => Promise<void>;
  const workers: JobWorker[] = [];

  beforeAll(async () => {
    backend = await start();
    app = await createTestApp({ realQueue: true, env: { ...backend.env, WORKER_CONCURRENCY: '4' } });
  });

  afterAll(async () => {
    await app.close();
    await backend.stop();
  });

  beforeEach(() => {
    done = [];
    act = async () => undefined;
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await app.get(QueueConnection).queue().obliterate({ force: true });
  });

  const work = async (): Promise<JobWorker> => {
    const worker = new JobWorker(
      app.get(QueueConnection),
      recordingHandlers(done, (context) => act(context)),
      app.get(JobQueue),
      app.get(Clock),
      app.get(Metrics),
      app.get(CONFIG),
    );
    workers.push(worker);
    await worker.start([]);
    return worker;
  };

  const wake = (jobId: string, runAt?: Temporal.Instant): PlannedJob => ({
    name: 'follow-up.wake',
    payload: {},
    jobId,
    ...(runAt ? { runAt } : {}),
  });
  const queue = (): JobQueue => app.get(JobQueue);

  it('does a job once, however often it is planned', async () => {
    await queue().enqueue([wake('a-1'), wake('a-1'), wake('a-2')]);
    await queue().enqueue([wake('a-1')]);
    await work();
    await eventually(() => done.length >= 2);
    await queue().enqueue([wake('a-1')]);
    await eventually(async () => (await queue().depth()).waiting + (await queue().depth()).active === 0);
    expect(done.toSorted()).toEqual(['a-1', 'a-2']);
  });

  it('waits until a job is due by our clock', async () => {
    await work();
    await queue().enqueue([
      wake('later-1', app.clock.now().add({ hours: 1 })),
      wake('past-1', app.clock.now().subtract({ hours: 1 })),
    ]);
    await eventually(() => done.includes('past-1'));
    expect(done).toEqual(['past-1']);
    expect(await queue().depth()).toMatchObject({ delayed: 1 });
  });

  it('runs what a sweep finds due: the lost, the delayed and the finished alike', async () => {
    await work();
    await queue().enqueue([wake('finished-1'), wake('delayed-1', app.clock.now().add({ hours: 1 }))]);
    await eventually(() => done.includes('finished-1'));
    await eventually(async () => (await queue().depth()).active === 0);
    done.length = 0;
    await queue().ensure([wake('finished-1'), wake('delayed-1'), wake('lost-1')]);
    await eventually(() => done.length === 3);
    expect(done.toSorted()).toEqual(['delayed-1', 'finished-1', 'lost-1']);
  });

  it('can be emptied for good, schedules and all, and used again', async () => {
    const connection = app.get(QueueConnection);
    await connection.queue().upsertJobScheduler('old', { every: 3_600_000 }, { name: 'follow-ups.sweep', data: {} });
    await queue().enqueue([wake('waiting-1'), wake('delayed-1', app.clock.now().add({ hours: 1 }))]);
    expect(await emptyQueue(app.config)).toBeGreaterThanOrEqual(3);
    expect(await queue().depth()).toEqual({ waiting: 0, delayed: 0, active: 0, failed: 0 });
    expect(await connection.queue().getJobSchedulersCount()).toBe(0);
    await work();
    await queue().enqueue([wake('waiting-1')]);
    await eventually(() => done.includes('waiting-1'));
    expect(done).toEqual(['waiting-1']);
  });

  it('tries again what failed', async () => {
    let attempts: number[] = [];
    act = async ({ attempt }) => {
      attempts = [...attempts, attempt];
      if (attempt === 1) throw new Error('not today');
    };
    await work();
    await queue().enqueue([wake('again-1')]);
    await eventually(() => done.includes('again-1'));
    expect(attempts).toEqual([1, 2]);
  });

  it('finishes the jobs under way when it is told to stop, and leaves the others', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = 0;
    act = async () => {
      begun += 1;
      await gate;
    };
    const worker = await work();
    await queue().enqueue(Array.from({ length: 6 }, (_, index) => wake(`slow-${index}`)));
    await eventually(() => begun === 4);
    const stopped = worker.stop();
    release();
    await stopped;
    expect(done).toHaveLength(4);
    expect(await queue().depth()).toMatchObject({ waiting: 2, active: 0 });
  });

  it('hands the jobs of a stopped worker to the next', async () => {
    const worker = await work();
    await worker.stop();
    await queue().enqueue([wake('next-1')]);
    await work();
    await eventually(() => done.includes('next-1'));
  });

  it('takes up the jobs of a worker that was killed, once its lock has run out', async () => {
    const connection = app.get(QueueConnection);
    const settings = { concurrency: 1, lockDuration: 500, stalledInterval: 300, maxStalledCount: 5 };
    let begun = false;
    const killed = connection.worker(() => {
      begun = true;
      return new Promise(() => undefined);
    }, settings);
    void killed.run();
    await queue().enqueue([wake('orphan-1')]);
    await eventually(() => begun);
    await killed.close(true);
    const heir = connection.worker(async (job) => {
      done.push(job.id ?? '');
    }, settings);
    const running = heir.run();
    await eventually(() => done.includes('orphan-1'));
    await heir.close();
    await running;
  });

  it('does not start when a job has no handler', async () => {
    const handlers = new JobHandlers();
    handlers.register('housekeeping.tidy', async () => undefined);
    expect(() => handlers.assertComplete()).toThrow(
      `No handler for the job ${JOB_NAMES.filter((name) => name !== 'housekeeping.tidy').join(', ')}.`,
    );
    expect(() => handlers.register('housekeeping.tidy', async () => undefined)).toThrow(/Two handlers/);
  });

  it('sweeps when the clock was set', async () => {
    await work();
    app.clock.advance({ days: 1 });
    await eventually(() => done.some((jobId) => jobId.startsWith('sweep-')));
  });

  it('keeps the schedules it was given, and no others', async () => {
    const connection = app.get(QueueConnection);
    const handlers = recordingHandlers(done, (context) => act(context));
    const begin = async (everySeconds: number, id: string): Promise<void> => {
      const worker = new JobWorker(connection, handlers, queue(), app.get(Clock), app.get(Metrics), app.get(CONFIG));
      await worker.start([{ id, name: 'follow-ups.sweep', everySeconds }]);
      await worker.stop();
    };
    await begin(3600, 'old');
    await begin(3600, 'sweep');
    await begin(1800, 'sweep');
    const schedulers = await connection.queue().getJobSchedulers();
    expect(schedulers.map(({ key, every }) => [key, Number(every)])).toEqual([['sweep', 1_800_000]]);
  });
});
