import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Listener } from '../database/listener.js';
import { OUTBOX_CHANNEL } from '../events/outbox-hint.js';
import { OutboxRelay } from '../events/outbox-relay.js';

/** How often the outbox is looked at whether or not a hint came: the longest an event waits when hints are lost. */
const POLL_MILLISECONDS = 1000;

/** A look follows the one before no sooner: under load it then relays many events instead of one or two, each for a transaction. */
const GATHER_MILLISECONDS = 100;

/** Keeps the outbox empty: wakes by hint, looks by the clock. */
@Injectable()
export class RelayLoop implements BeforeApplicationShutdown {
  readonly #logger = new Logger(RelayLoop.name);
  #listener: Listener | undefined;
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  #again: NodeJS.Timeout | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly relay: OutboxRelay,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async start(): Promise<void> {
    const wake = (): void => this.#wake();
    this.#listener = new Listener(this.config.databaseUrl, OUTBOX_CHANNEL, wake, wake);
    this.#timer = setInterval(wake, POLL_MILLISECONDS);
    await this.#listener.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    clearTimeout(this.#again);
    this.#timer = undefined;
    await this.#listener?.close();
    await this.#draining;
  }

  /** Looks now when that is long enough after the last look, and otherwise then. */
  #wake(): void {
    if (this.#timer === undefined || this.#again) return;
    const wait = this.#draining ? GATHER_MILLISECONDS : this.#lookedAt + GATHER_MILLISECONDS - performance.now();
    if (wait > 0) {
      this.#again = setTimeout(() => {
        this.#again = undefined;
        this.#wake();
      }, wait);
      return;
    }
    this.#lookedAt = performance.now();
    this.#draining = this.#drain().finally(() => {
      this.#draining = undefined;
    });
  }

  async #drain(): Promise<void> {
    try {
      await this.relay.drain();
    } catch (error) {
      // The rows are still there; the next look finds them.
      this.#logger.warn(`The outbox could not be relayed: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }
}
