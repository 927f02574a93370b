import { hostname } from 'node:os';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { newId } from '../platform/database/new-id.js';
import { Claims, type Attempt } from './claims.js';
import { Deliveries } from './deliveries.js';
import { Departures } from './departures.js';
import type { MessageContext } from './message-context.js';
import { MessageDecisions, type ReadyMessage } from './message-decisions.js';
import { Outcomes } from './outcomes.js';

/** How often a message is decided again because what was decided on changed meanwhile. */
const DECISIONS = 3;

/** The process ends: what was not begun is for another worker. */
export class SenderStopped extends Error {}

/** Messages that were to begin: those that do, and those that are refused. */
interface Begun {
  readonly attempts: readonly (readonly [ReadyMessage, Attempt])[];
  readonly refused: readonly ReadyMessage[];
}

/**
 * Sends messages that are due: claimed → sending, committed → mail server → what came of it, committed. No more are claimed than the mail
 * server takes at a time, so that a worker that dies leaves few whose way is unknown. Those go through the database together, because its round
 * trips are what sending takes most of its time for.
 */
@Injectable()
export class FollowUpSender implements OnModuleDestroy {
  readonly #logger = new Logger(FollowUpSender.name);
  readonly #worker = `${hostname()}-${process.pid}-${newId().slice(-6)}`;
  /** Groups of claimed messages that are not through yet. */
  readonly #underWay = new Set<Promise<void>>();
  /** Whoever is claiming what is due, and whether there may be more than was seen. */
  #claiming: { again: boolean } | null = null;
  /** The first failure since somebody was told of one. */
  #failure: { readonly reason: unknown } | null = null;
  #stopped = false;

  constructor(
    private readonly claims: Claims,
    private readonly decisions: MessageDecisions,
    private readonly deliveries: Deliveries,
    private readonly outcomes: Outcomes,
    private readonly departures: Departures,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends everything that is due and that nobody else is at; whatever comes of it is in the database when this resolves. A call while another
   * one is claiming resolves at once: the other looks once more. Rejects with the first failure when everything else is done;
   * a message that failed so is taken up again when the lease of its claim is over.
   */
  async sendDue(): Promise<void> {
    if (this.#claiming) {
      this.#claiming.again = true;
      return;
    }
    const claiming = { again: true };
    this.#claiming = claiming;
    const sent: Promise<void>[] = [];
    try {
      while (claiming.again) {
        claiming.again = false;
        for (let some = await this.#claim(); some.length > 0; some = await this.#claim()) sent.push(this.#follow(some));
      }
    } finally {
      this.#claiming = null;
      await Promise.all(sent);
    }
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw failure.reason;
  }

  /** Claims as many messages as there are places; none when nothing is due. */
  async #claim(): Promise<MessageContext[]> {
    const places = await this.deliveries.window.take();
    let claimed: MessageContext[] = [];
    try {
      if (this.#stopped) throw new SenderStopped('The process is ending.');
      const order = { worker: this.#worker, sender: await this.departures.sender(), now: this.clock.now() };
      claimed = await this.claims.claimDue({ ...order, limit: places });
    } finally {
      this.deliveries.window.release(places - claimed.length);
    }
    return claimed;
  }

  async #follow(claimed: readonly MessageContext[]): Promise<void> {
    const sent = this.#send(claimed);
    this.#underWay.add(sent);
    await sent;
    this.#underWay.delete(sent);
  }

  /** Brings messages to the mail server. Each has a place, and gives it back when it is through. Never rejects. */
  async #send(claimed: readonly MessageContext[]): Promise<void> {
    const delivered: Promise<void>[] = [];
    let undecided = claimed;
    for (let decision = 1; decision <= DECISIONS && undecided.length > 0; decision += 1) {
      const ready = await this.#prepare(undecided);
      const { attempts, refused } = await this.#begin(ready);
      for (const [message, attempt] of attempts) {
        delivered.push(this.#through(() => this.deliveries.deliver(message, attempt)));
      }
      undecided = await this.#asTheyAre(refused);
    }
    for (const context of undecided) await this.#through(() => this.outcomes.handedBack(context));
    await Promise.all(delivered);
  }

  /** One after the other: those that have to wait get their turns in the order in which they are due. */
  async #prepare(contexts: readonly MessageContext[]): Promise<ReadyMessage[]> {
    const ready: ReadyMessage[] = [];
    for (const context of contexts) {
      if (this.#stopped) await this.#through(() => this.outcomes.handedBack(context));
      else {
        const message = await this.#attempt(() => this.decisions.prepare(context));
        if (message) ready.push(message);
        else this.deliveries.window.release(1);
      }
    }
    return ready;
  }

  /**
   * Writes down that messages are handed over. One for which that fails does not keep the others from beginning: they then begin one by one. Among
   * the refused is what is to be decided again.
   */
  async #begin(ready: readonly ReadyMessage[]): Promise<Begun> {
    if (ready.length === 0) return { attempts: [], refused: [] };
    try {
      return sorted(ready, await this.claims.beginSending(ready, this.clock.now()));
    } catch (error) {
      this.#logger.warn({ msg: 'messages could not begin together', count: ready.length, err: error });
    }
    const alone: Begun[] = [];
    for (const message of ready) {
      const begun = await this.#attempt(() => this.claims.beginSending([message], this.clock.now()));
      if (begun) alone.push(sorted([message], begun));
      else this.deliveries.window.release(1);
    }
    return {
      attempts: alone.flatMap(({ attempts }) => attempts),
      refused: alone.flatMap(({ refused }) => refused),
    };
  }

  /** What was decided on has changed, or the claim is gone. */
  async #asTheyAre(refused: readonly ReadyMessage[]): Promise<MessageContext[]> {
    const contexts: MessageContext[] = [];
    for (const { context } of refused) {
      const { id, token } = context;
      const now = await this.#attempt(async () => this.claims.context(id, token, await this.departures.sender()));
      if (now) contexts.push(now);
      else this.deliveries.window.release(1);
    }
    return contexts;
  }

  /** Does what is last done for a message, and gives its place back. */
  async #through(work: () => Promise<void>): Promise<void> {
    await this.#attempt(work);
    this.deliveries.window.release(1);
  }

  /** Resolves with null when the work fails: that is told at the end, and keeps no other message from being sent. */
  async #attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.#logger.error({ msg: 'a message could not be brought on its way', err: error });
      this.#failure ??= { reason: error };
      return null;
    }
  }

  /** Begins nothing any more, hands back what is not yet handed over, and waits for what is. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#underWay);
  }
}

function sorted(ready: readonly ReadyMessage[], begun: ReadonlyMap<string, Attempt>): Begun {
  const attempts = ready.flatMap((message) => {
    const attempt = begun.get(message.context.id);
    return attempt ? [[message, attempt] as const] : [];
  });
  return { attempts, refused: ready.filter(({ context }) => !begun.has(context.id)) };
}
