import { hostname } from 'node:os';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { messageIdOf, type DeliveryResult } from '@brug/domain/follow-ups';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { Clock } from '../platform/clock/clock.js';
import { newId } from '../platform/database/new-id.js';
import { MailTransport } from '../platform/mail/mail-transport.js';
import { Settings } from '../platform/settings/settings.js';
import { Claims } from './claims.js';
import { Departures, type Departing } from './departures.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import { decide, type MessageContext, type Surroundings } from './message-context.js';
import { Outcomes } from './outcomes.js';
import { Slots } from './slots.js';

/** How often a message is decided again because what was decided on changed meanwhile. */
const DECISIONS = 3;

/** Waits before what became of a message is written again, in milliseconds; together shorter than the lease. */
const WRITE_AGAIN_AFTER = [200, 1000, 3000, 10_000, 30_000, 60_000];

/** The process ends: what was not begun is for another worker. */
export class SenderStopped extends Error {}

/**
 * Sends messages that are due: claimed → sending, committed → mail server → what came of it, committed. No more are claimed
 * than the mail server takes at a time, so that a worker that dies leaves few whose way is unknown.
 */
@Injectable()
export class FollowUpSender implements OnModuleDestroy {
  readonly #logger = new Logger(FollowUpSender.name);
  readonly #worker = `${hostname()}-${process.pid}-${newId().slice(-6)}`;
  readonly #slots: Slots;
  readonly #underWay = new Set<Promise<void>>();
  #stopped = false;

  constructor(
    private readonly claims: Claims,
    private readonly outcomes: Outcomes,
    private readonly transport: MailTransport,
    private readonly settings: Settings,
    private readonly workingTime: WorkingTime,
    private readonly clock: Clock,
    private readonly metrics: FollowUpMetrics,
    private readonly departures: Departures,
  ) {
    this.#slots = new Slots(transport.connections);
  }

  /** Sends the message if it is due and nobody else is at it; whatever comes of it is in the database when this resolves. */
  async send(id: string): Promise<void> {
    await this.#slots.take();
    try {
      if (this.#stopped) throw new SenderStopped('The process is ending.');
      const sent = this.#claimAndSend(id);
      this.#underWay.add(sent);
      await sent.finally(() => this.#underWay.delete(sent));
    } finally {
      this.#slots.release();
    }
  }

  async #claimAndSend(id: string): Promise<void> {
    const token = await this.claims.claim(id, this.#worker, this.clock.now());
    if (token === null) return;
    const sender = await this.departures.sender();
    for (let decision = 1; decision <= DECISIONS; decision += 1) {
      const context = await this.claims.context(id, token, sender);
      if (!context) return;
      if (this.#stopped) return this.outcomes.handedBack(context);
      const decided = decide(context, await this.#surroundings());
      if (decided.do === 'skip') return this.#end(this.outcomes.skipped(context, decided.reason), 'skipped');
      if (decided.do === 'bury') return this.#end(this.outcomes.buried(context, decided.reason), 'dead');
      const wait = await this.departures.waitOf(context, decided, this.clock.now());
      if (wait) return this.outcomes.putOff(context, wait);
      const files = await this.departures.filesOf(context);
      if (files.unreadable !== null) {
        return this.#end(this.outcomes.buried(context, `attachment-unreadable:${files.unreadable}`), 'dead');
      }
      if (await this.#handOver(context, { ...decided, attachments: files.attachments })) return;
    }
    const context = await this.claims.context(id, token, sender);
    if (context) await this.outcomes.handedBack(context);
  }

  async #surroundings(): Promise<Surroundings> {
    const [settings, { calendars }] = await Promise.all([this.settings.get(), this.workingTime.current()]);
    return { settings, calendars, now: this.clock.now() };
  }

  async #end(written: Promise<void>, state: 'skipped' | 'dead'): Promise<void> {
    await written;
    this.metrics.ended(state);
  }

  /** False when the claim is gone or what was decided on has changed: nothing has left then. */
  async #handOver(context: MessageContext, sending: Departing): Promise<boolean> {
    const messageId = messageIdOf(context.id, this.transport.domain);
    const { language, message } = sending;
    const handOver = { language, subject: message.subject, body: message.text, messageId };
    const at = this.clock.now();
    const [mail, takes] = await Promise.all([
      this.departures.mailOf(context, sending, messageId, at),
      this.departures.takes(sending, at),
    ]);
    const attempt = await this.claims.beginSending(context, handOver, at, takes);
    if (attempt === null) return false;
    const result = await this.transport.deliver(mail);
    await this.#writeDown(context, attempt, result);
    return true;
  }

  /** What happened outside cannot be undone, so it is written again until the database takes it or the lease is over. */
  async #writeDown(context: MessageContext, attempt: number, result: DeliveryResult): Promise<void> {
    for (const wait of [...WRITE_AGAIN_AFTER, null]) {
      try {
        const state = await this.outcomes.delivered(context, attempt, result);
        if (state) this.metrics.ended(state);
        return;
      } catch (error) {
        if (wait === null) throw error;
        this.#logger.warn({
          msg: 'the outcome of a message could not be written yet',
          followUpId: context.id,
          err: error,
        });
        await new Promise((resolve) => {
          setTimeout(resolve, wait);
        });
      }
    }
  }

  /** Begins nothing any more, hands back what is not yet handed over, and waits for what is. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(this.#underWay);
  }
}
