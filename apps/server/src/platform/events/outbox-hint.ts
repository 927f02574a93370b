import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Channel on which relays are told that the outbox has something. */
export const OUTBOX_CHANNEL = 'brug_outbox';

/** A second hint follows the first no sooner: one that comes meanwhile is sent at the end of this time. */
const GATHER_MILLISECONDS = 20;

/**
 * Tells the relays, after a commit, that there is something to relay. Only a hint: a lost one costs the time until the
 * relay's next poll. It is not part of the transaction because NOTIFY would make commits wait for each other; hints of
 * transactions that end at about the same time are sent as one.
 */
@Injectable()
export class OutboxHint implements OnModuleDestroy {
  readonly #logger = new Logger(OutboxHint.name);
  #timer: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(private readonly dataSource: DataSource) {}

  send(): void {
    if (this.#timer || this.#closed) return;
    const wait = Math.max(0, this.#sentAt + GATHER_MILLISECONDS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#sentAt = performance.now();
      void this.#notify();
    }, wait);
  }

  async #notify(): Promise<void> {
    if (!this.dataSource.isInitialized) return;
    await this.dataSource.query(`NOTIFY ${OUTBOX_CHANNEL}`).catch((error: unknown) => {
      this.#logger.debug(`The hint was not sent: ${String(error)}`);
    });
  }

  onModuleDestroy(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }
}
