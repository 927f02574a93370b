import { Injectable, Logger } from '@nestjs/common';
import { MailTransport } from '../platform/mail/mail-transport.js';
import type { Attempt } from './claims.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import type { ReadyMessage } from './message-decisions.js';
import { Outcomes, type Delivered } from './outcomes.js';
import { SendingWindow } from './sending-window.js';

/** Waits before what became of a message is written again, in milliseconds; together shorter than the lease. */
const WRITE_AGAIN_AFTER = [200, 1000, 3000, 10_000, 30_000, 60_000];

/** Milliseconds that an answer waits at most for those that come at about the same time, to be written down with them. */
const GATHER = 10;

interface Answered extends Delivered {
  /** Called when it is written down, or given up. */
  readonly settle: (failure?: unknown) => void;
}

/**
 * Speaks to the mail server and writes down what came of it. Answers that come together are written in one transaction; one that the server
 * keeps waiting for holds no other up.
 */
@Injectable()
export class Deliveries {
  readonly #logger = new Logger(Deliveries.name);
  #answered: Answered[] = [];
  #speaking = 0;
  #timer: NodeJS.Timeout | undefined;
  /** The places of messages on their way. */
  readonly window: SendingWindow;

  constructor(
    private readonly transport: MailTransport,
    private readonly outcomes: Outcomes,
    private readonly metrics: FollowUpMetrics,
  ) {
    this.window = new SendingWindow(transport.connections);
  }

  /** Resolves when what came of the message is in the database; rejects when that could not be written within the lease. */
  async deliver(handOver: ReadyMessage, attempt: Attempt): Promise<void> {
    this.#speaking += 1;
    const began = performance.now();
    const result = await this.transport.deliver(handOver.mail);
    this.window.answered(performance.now() - began);
    this.#speaking -= 1;
    await new Promise<void>((resolve, reject) => {
      const settle = (failure?: unknown) => (failure === undefined ? resolve() : reject(failure));
      this.#answered.push({ handOver, attempt, result, settle });
      if (this.#speaking === 0) this.#writeAnswered();
      else this.#timer ??= setTimeout(() => this.#writeAnswered(), GATHER);
    });
  }

  #writeAnswered(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const answered = this.#answered;
    this.#answered = [];
    void this.#writeDown(answered);
  }

  /** One that cannot be written does not keep the others from being: they are then written one by one. */
  async #writeDown(answered: readonly Answered[]): Promise<void> {
    try {
      await this.#write(answered);
    } catch (error) {
      await Promise.all(answered.map((each) => this.#writeAgain(each, error)));
    }
  }

  /** What happened outside cannot be undone, so it is written again until the database takes it or the lease is over. */
  async #writeAgain(answered: Answered, failure: unknown): Promise<void> {
    let error = failure;
    for (const wait of WRITE_AGAIN_AFTER) {
      const followUpId = answered.handOver.context.id;
      this.#logger.warn({ msg: 'the outcome of a message could not be written yet', followUpId, err: error });
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
      });
      try {
        return await this.#write([answered]);
      } catch (again) {
        error = again;
      }
    }
    answered.settle(error);
  }

  async #write(answered: readonly Answered[]): Promise<void> {
    const states = await this.outcomes.delivered(answered);
    for (const { handOver, settle } of answered) {
      const state = states.get(handOver.context.id);
      if (state) this.metrics.ended(state);
      settle();
    }
  }
}
