import type { ServerResponse } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { WorkingTime } from '../calendars/working-time.js';
import { CONFIG, type Config } from '../config/config.js';
import { Listener } from '../database/listener.js';
import { LIVE_CHANNEL } from './live-messages.js';

const HEARTBEAT_MILLISECONDS = 20_000;

/** A stream ends after this long; the browser comes back and proves again who it is. */
const LIFETIME_MILLISECONDS = 30 * 60_000;

/** What may wait for a browser that does not read; more, and it has to come back and read everything anew. */
const MAX_WAITING_BYTES = 256 * 1024;

/** What a browser has to take the rest of a stream that has ended, before its connection is cut. */
const LAST_WORDS_MILLISECONDS = 10_000;

/** One browser shares one stream among its tabs; more than this is not a person. */
const MAX_STREAMS_PER_PERSON = 10;

interface Stream {
  readonly personId: string;
  readonly response: ServerResponse;
}

/** Tells every browser on this process what changed anywhere. One connection listens for all of them. */
@Injectable()
export class LiveHub implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #streams = new Set<Stream>();
  readonly #listener: Listener;
  #heartbeat: NodeJS.Timeout | undefined;
  #listenedBefore = false;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly workingTime: WorkingTime,
  ) {
    this.#listener = new Listener(
      config.databaseUrl,
      LIVE_CHANNEL,
      (message) => this.#tell(message),
      () => this.#caughtUp(),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#listener.start();
    this.#heartbeat = setInterval(() => this.#broadcast(': still here\n\n'), HEARTBEAT_MILLISECONDS).unref();
  }

  /** Begins a stream on a response whose head is sent. */
  open(personId: string, response: ServerResponse): void {
    const stream: Stream = { personId, response };
    const own = [...this.#streams].filter((other) => other.personId === personId);
    if (own[0] && own.length >= MAX_STREAMS_PER_PERSON) this.#end(own[0]);
    this.#streams.add(stream);
    const timer = setTimeout(() => this.#end(stream), LIFETIME_MILLISECONDS).unref();
    response.on('close', () => {
      clearTimeout(timer);
      this.#streams.delete(stream);
    });
    // A connection that breaks ends its stream and not the process.
    response.on('error', () => response.destroy());
    response.write('retry: 2000\nevent: ready\ndata: {}\n\n');
  }

  get size(): number {
    return this.#streams.size;
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#heartbeat);
    for (const stream of this.#streams) this.#end(stream);
    await this.#listener.close();
  }

  /** Nothing is told to it from now on: what is written after the end would be an error of the whole process. */
  #end(stream: Stream): void {
    const { response } = stream;
    this.#streams.delete(stream);
    response.end();
    const timer = setTimeout(() => response.destroy(), LAST_WORDS_MILLISECONDS).unref();
    response.on('close', () => clearTimeout(timer));
  }

  /** A browser that hears of other settings reads them from this process, which must not answer with what it knew. */
  #tell(message: string): void {
    if (message.includes('"settings"')) this.workingTime.forget();
    this.#broadcast(`data: ${message}\n\n`);
  }

  /** What was said while the connection was lost was not heard: browsers read anew, and so does this process. */
  #caughtUp(): void {
    this.workingTime.forget();
    if (this.#listenedBefore) this.#broadcast('event: resync\ndata: {}\n\n');
    this.#listenedBefore = true;
  }

  #broadcast(text: string): void {
    for (const { response } of this.#streams) {
      if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
      else response.write(text);
    }
  }
}
