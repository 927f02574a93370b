import { Injectable } from '@nestjs/common';
import { messageIdOf } from '@brug/domain/follow-ups';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { Clock } from '../platform/clock/clock.js';
import { MailTransport, type OutgoingMail } from '../platform/mail/mail-transport.js';
import { Settings } from '../platform/settings/settings.js';
import type { HandOver } from './claims.js';
import { Departures } from './departures.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import { decide, type MessageContext, type Surroundings } from './message-context.js';
import { Outcomes } from './outcomes.js';

/** A message that may leave now, and the mail it is. */
export interface ReadyMessage extends HandOver {
  readonly mail: OutgoingMail;
}

/** What is to be done with claimed messages. */
@Injectable()
export class MessageDecisions {
  constructor(
    private readonly departures: Departures,
    private readonly outcomes: Outcomes,
    private readonly settings: Settings,
    private readonly workingTime: WorkingTime,
    private readonly clock: Clock,
    private readonly transport: MailTransport,
    private readonly metrics: FollowUpMetrics,
  ) {}

  /** The message as it may leave now; null when it may not, and what becomes of it instead is written then. */
  async prepare(context: MessageContext): Promise<ReadyMessage | null> {
    const decided = decide(context, await this.#surroundings());
    if (decided.do === 'skip') return this.#end(this.outcomes.skipped(context, decided.reason), 'skipped');
    if (decided.do === 'bury') return this.#end(this.outcomes.buried(context, decided.reason), 'dead');
    const wait = await this.departures.waitOf(context, decided, this.clock.now());
    if (wait) {
      await this.outcomes.putOff(context, wait);
      return null;
    }
    const files = await this.departures.filesOf(context);
    if (files.unreadable !== null) {
      return this.#end(this.outcomes.buried(context, `attachment-unreadable:${files.unreadable}`), 'dead');
    }
    const { language, message } = decided;
    const messageId = messageIdOf(context.id, this.transport.domain);
    const at = this.clock.now();
    const departing = { ...decided, attachments: files.attachments };
    const [mail, takes] = await Promise.all([
      this.departures.mailOf(context, departing, messageId, at),
      this.departures.takes(decided, at),
    ]);
    return { context, language, subject: message.subject, body: message.text, messageId, takes, mail };
  }

  async #surroundings(): Promise<Surroundings> {
    const [settings, { calendars }] = await Promise.all([this.settings.get(), this.workingTime.current()]);
    return { settings, calendars, now: this.clock.now() };
  }

  async #end(written: Promise<void>, state: 'skipped' | 'dead'): Promise<null> {
    await written;
    this.metrics.ended(state);
    return null;
  }
}
