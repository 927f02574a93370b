import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EndpointDefinition, RequestOf, ResponseOf } from '@brug/contracts/http';
import type { TestDatabase } from '@brug/local-services/postgres';
import type { Actor } from '@brug/domain/permissions';
import { FixedClock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { OutboxRelay } from '../platform/events/outbox-relay.js';
import { Authenticator } from '../platform/http/authenticator.js';
import { API_PREFIX } from '../platform/http/endpoint.decorator.js';
import { fastifyAdapter } from '../platform/http/http-app.js';
import { addPlatformRoutes, PlatformHttpModule } from '../platform/http/platform-http.module.js';
import { PlatformModule } from '../platform/platform.module.js';
import { JobHandlers } from '../platform/queue/job-handlers.js';
import { JobQueue } from '../platform/queue/job-queue.js';
import { MemoryJobQueue } from '../platform/queue/memory-job-queue.js';
import { Clock } from '../platform/clock/clock.js';
import { testConfig } from './test-config.js';
import { TEST_ACTOR_HEADER, TestAuthenticator } from './test-authenticator.js';
import { migratedDatabase } from './test-database.js';

/** Tests start on a Monday in working hours on both sides, outside every holiday: 10:00 in Kortrijk, 17:00 in Hangzhou. */
export const TEST_NOW = '2026-03-09T09:00:00Z';

export interface TestAppOptions {
  /** The slices under test, with those they need. */
  readonly modules?: readonly (Type | DynamicModule)[];
  /** Signs in through the identity slice instead of by `actAs`; that slice is then among the modules. */
  readonly realSignIn?: boolean;
  /** Variables over the usual ones, e.g. `{ QUEUE_BACKEND: 'redis', REDIS_URL }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** The real queue of the configuration instead of one in memory that runs when told. */
  readonly realQueue?: boolean;
  /** Where the clock stands still at first. */
  readonly now?: string;
  readonly publicLimit?: number;
  /** The clock of the configuration instead of `clock`. */
  readonly configuredClock?: boolean;
  /** A database to use instead of a fresh one; it is not dropped. */
  readonly databaseUrl?: string;
}

/** What an endpoint answered. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as the contract has it; problem details when `status` is 400 or more. */
  readonly body: T;
  readonly text: string;
}

interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who sends requests. */
export interface Client {
  /** Sends a request as the contract has it. */
  send<E extends EndpointDefinition>(
    endpoint: E,
    request?: RequestOf<E>,
    options?: SendOptions,
  ): Promise<Answer<ResponseOf<E>>>;
  /** Sends anything, also what breaks the contract. The body is typed by the test. */
  raw<T = unknown>(method: string, url: string, body?: unknown, options?: SendOptions): Promise<Answer<T>>;
}

@Global()
@Module({ providers: [{ provide: Authenticator, useClass: TestAuthenticator }], exports: [Authenticator] })
class TestIdentityModule {}

/** The whole server on a database of its own, in this process. Close it in `afterAll`. */
export class TestApp implements Client {
  readonly #anonymous: Client;

  private constructor(
    readonly nest: NestFastifyApplication,
    readonly config: Config,
    readonly clock: FixedClock,
    private readonly own: TestDatabase | undefined,
  ) {
    this.#anonymous = clientOf(nest, {});
  }

  static async create(options: TestAppOptions = {}): Promise<TestApp> {
    const own = options.databaseUrl === undefined ? await migratedDatabase() : undefined;
    const config = testConfig(options.databaseUrl ?? own?.url ?? '', options.env);
    const clock = new FixedClock(options.now ?? TEST_NOW);
    const queue = {
      provide: JobQueue,
      inject: [Clock, JobHandlers],
      useFactory: (ours: Clock, handlers: JobHandlers) => new MemoryJobQueue(ours, handlers),
    };
    const builder = Test.createTestingModule({
      imports: [
        PlatformModule.forRoot({
          config,
          ...(options.configuredClock ? {} : { clock }),
          ...(options.realQueue ? {} : { queue }),
        }),
        PlatformHttpModule.forRoot({ config, publicLimit: options.publicLimit ?? 1_000_000 }),
        ...(options.modules ?? []),
        ...(options.realSignIn ? [] : [TestIdentityModule]),
      ],
    });
    if (!options.realSignIn) builder.overrideProvider(Authenticator).useClass(TestAuthenticator);
    const compiled = await builder.compile();
    const nest = compiled.createNestApplication<NestFastifyApplication>(fastifyAdapter(config), {
      logger: process.env['TEST_LOG'] ? ['error', 'warn'] : false,
    });
    await addPlatformRoutes(nest, null);
    await nest.init();
    await nest.getHttpAdapter().getInstance().ready();
    return new TestApp(nest, config, clock, own);
  }

  /** Sends as nobody. */
  send<E extends EndpointDefinition>(
    endpoint: E,
    request?: RequestOf<E>,
    options?: SendOptions,
  ): Promise<Answer<ResponseOf<E>>> {
    return this.#anonymous.send(endpoint, request, options);
  }

  raw<T = unknown>(method: string, url: string, body?: unknown, options?: SendOptions): Promise<Answer<T>> {
    return this.#anonymous.raw(method, url, body, options);
  }

  /** Sends as this person, without signing in. */
  actAs(actor: Actor): Client {
    const { personId, role, teamId } = actor;
    return clientOf(this.nest, { [TEST_ACTOR_HEADER]: JSON.stringify({ personId, role, teamId }) });
  }

  get<T>(token: Type<T> | (abstract new (...args: never[]) => T) | symbol): T {
    return this.nest.get<T>(token as Type<T>, { strict: false });
  }

  get database(): Database {
    return this.get(Database);
  }

  get transactions(): Transactions {
    return this.get(Transactions);
  }

  /** Relays what is in the outbox; resolves with how many events. */
  drainOutbox(): Promise<number> {
    return this.get(OutboxRelay).drain();
  }

  /** The queue in memory. */
  get jobs(): MemoryJobQueue {
    const queue = this.get(JobQueue);
    if (!(queue instanceof MemoryJobQueue)) throw new Error('This app runs on a real queue.');
    return queue;
  }

  /** Relays the outbox and runs what is due, until both are empty. */
  async settle(): Promise<void> {
    while ((await this.drainOutbox()) + (await this.jobs.runDue()) > 0);
  }

  async close(): Promise<void> {
    await this.nest.close();
    await this.own?.drop();
  }
}

/** The whole server on a database of its own. */
export function createTestApp(options?: TestAppOptions): Promise<TestApp> {
  return TestApp.create(options);
}

function clientOf(nest: NestFastifyApplication, always: Readonly<Record<string, string>>): Client {
  const raw = async <T>(method: string, url: string, body?: unknown, options: SendOptions = {}): Promise<Answer<T>> => {
    const response = await nest.inject({
      method: method as 'GET',
      url,
      headers: { ...always, ...options.headers },
      ...(body === undefined ? {} : { payload: body as object | string }),
    });
    const json = response.headers['content-type']?.includes('json') === true;
    const content: unknown = json ? JSON.parse(response.body) : response.body;
    return { status: response.statusCode, headers: response.headers, body: content as T, text: response.body };
  };
  return {
    raw,
    send: (endpoint, request, options) => {
      const given: { params?: object; query?: object; body?: unknown } = request ?? {};
      return raw(endpoint.method, urlOf(endpoint, given), given.body, options);
    },
  };
}

/** The address of an endpoint with its parameters filled in. */
function urlOf(endpoint: EndpointDefinition, request: { params?: object; query?: object }): string {
  const params = request.params as Record<string, unknown> | undefined;
  const path = endpoint.path.replaceAll(/:([A-Za-z]+)/g, (_match, name: string) =>
    encodeURIComponent(String(params?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item !== undefined && item !== null) query.append(name, String(item));
    }
  }
  return `${API_PREFIX}${path}${query.size > 0 ? `?${query}` : ''}`;
}
