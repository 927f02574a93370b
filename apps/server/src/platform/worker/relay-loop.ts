import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Listener } from '../database/listener.js';
import { OUTBOX_CHANNEL } from '../events/outbox-hint.js';
import { OutboxRelay } from '../events/outbox-relay.js';

/** How often the outbox is looked at whether or not a hint came: the longest an event waits when hints are lost. */
const POLL_MILLISECONDS = 1000;

/** Keeps the outbox empty: wakes by hint, looks by the clock. */
@Injectable()
export class RelayLoop implements BeforeApplicationShutdown {
  readonly #logger = new Logger(RelayLoop.name);
  #listener: Listener | undefined;
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  #again = false;

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
    this.#timer = undefined;
    await this.#listener?.close();
    await this.#draining;
  }

  #wake(): void {
    if (this.#timer === undefined) return;
    if (this.#draining) {
      this.#again = true;
      return;
    }
    this.#draining = this.#drain().finally(() => {
      this.#draining = undefined;
      if (this.#again) {
        this.#again = false;
        this.#wake();
      }
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
